import { z } from 'zod'

// Ids are branded strings, so that handing a PassageId where a DocumentId is meant does not compile.

/** A document: stable across editions and app versions, e.g. `taigu-2024-plan`; for imports a random id. */
export const DocumentId = z.string().min(1).max(80).regex(/^[a-z0-9][a-z0-9-]*$/).brand<'DocumentId', 'inout'>()
export type DocumentId = z.infer<typeof DocumentId>

/** An edition: the lower-case hex SHA-256 of its decoded raw text in UTF-8. */
export const EditionId = z.string().regex(/^[0-9a-f]{64}$/).brand<'EditionId', 'inout'>()
export type EditionId = z.infer<typeof EditionId>

/** An indicator: the key of an entry of `resources/lexicon/` (or of the user's lexicon), e.g. `gdp`. */
export const IndicatorId = z.string().min(1).max(120).brand<'IndicatorId', 'inout'>()
export type IndicatorId = z.infer<typeof IndicatorId>

/** An annotation: a random UUID made once, on the laptop where the mark was made. */
export const AnnotationId = z.uuid().brand<'AnnotationId', 'inout'>()
export type AnnotationId = z.infer<typeof AnnotationId>

/** A saved comparison: a random UUID. */
export const ComparisonId = z.uuid().brand<'ComparisonId', 'inout'>()
export type ComparisonId = z.infer<typeof ComparisonId>

/**
 * An observation's place: `<edition>:<passage index>:<start>-<end>` (UTF-16 code units of the passage's text).
 * The same text always gives the same key, so a person's correction survives re-extraction.
 */
export const ObservationKey = z.string().regex(/^[0-9a-f]{64}:\d+:\d+-\d+$/).brand<'ObservationKey', 'inout'>()
export type ObservationKey = z.infer<typeof ObservationKey>

/** A region: its six-digit administrative code (GB/T 2260), or `zone:<name>` for a development zone without one. */
export const RegionCode = z.string().min(2).max(60).brand<'RegionCode', 'inout'>()
export type RegionCode = z.infer<typeof RegionCode>

/** A file that the person picked: the page gets this token instead of a path. One use, this session only. */
export const FileToken = z.uuid().brand<'FileToken', 'inout'>()
export type FileToken = z.infer<typeof FileToken>
