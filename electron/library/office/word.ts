// The paper that this area writes, as plain values: what stands on it, not how the format says it.

/** Families by what they are for; the file names fonts that Windows, WPS and macOS have. */
export type WordFont = 'serif' | 'sans' | 'kai' | 'fangsong'

/** A stretch of text in one look. Sizes in points; 三号 is 16 pt, 小四 12 pt, 五号 10.5 pt. */
export interface WordRun {
  readonly text: string
  readonly font?: WordFont
  readonly sizePt?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly superscript?: boolean
  /** Six hex digits. */
  readonly colour?: string
  /** Name of a bookmark in this document that a click goes to. */
  readonly linkTo?: string
}

export type WordAlign = 'left' | 'center' | 'right' | 'both'

export interface WordParagraph {
  readonly kind: 'paragraph'
  readonly runs: readonly WordRun[]
  readonly align?: WordAlign
  /** First line, in characters of the run's size. */
  readonly indentCharacters?: number
  /** Left edge, millimetres. */
  readonly leftMm?: number
  readonly spaceBeforePt?: number
  readonly spaceAfterPt?: number
  /** Exact leading in points; left out, 1.25 lines. */
  readonly leadingPt?: number
  readonly keepWithNext?: boolean
  /** Makes this place a target of `linkTo`: letters, digits and `_`, at most 40. */
  readonly bookmark?: string
}

/** A heading that Word's outline knows. */
export interface WordHeading { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly align?: WordAlign; readonly font?: WordFont; readonly sizePt?: number }

export interface WordCell {
  readonly paragraphs: readonly Omit<WordParagraph, 'kind'>[]
  readonly columns?: number
  readonly rows?: number
  /** Six hex digits. */
  readonly fill?: string
}

/** A real table: its head rows are repeated on every page, and no row is parted. */
export interface WordTable {
  readonly kind: 'table'
  /** One width a column, millimetres: written both as grid and as cell widths, since WPS reads the one, Word the other. */
  readonly widthsMm: readonly number[]
  readonly headRows: number
  readonly rows: readonly (readonly WordCell[])[]
  /** `grid` for an annex, `three-line` for reading. */
  readonly rules: 'grid' | 'three-line'
}

export interface WordPageBreak { readonly kind: 'page-break' }

export type WordBlock = WordParagraph | WordHeading | WordTable | WordPageBreak

export interface WordDocument {
  readonly title: string
  readonly subject?: string
  readonly author: string
  readonly orientation: 'portrait' | 'landscape'
  /** Millimetres, for the paper as it lies. */
  readonly marginsMm: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
  /** `official`: — 1 —, odd pages right, even left; `centre`: in the middle. */
  readonly pageNumbers: 'official' | 'centre'
  readonly body: { readonly font: WordFont; readonly sizePt: number }
  readonly blocks: readonly WordBlock[]
}

/** GB/T 9704-2012: top 37 mm, binding side 28 mm, type area 156 × 225 mm. */
export const OFFICIAL_MARGINS_MM = { top: 37, right: 26, bottom: 35, left: 28 } as const
