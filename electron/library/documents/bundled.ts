import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DocumentDetails, DocumentId, ExpectedFailure, Region, type Failure } from '../../contract/index.ts'
import { codeOf, expectedFailure } from '../storage/index.ts'
import { decode, sha256 } from './decode.ts'
import type { NewDocument } from './reading.ts'

/** One entry of `seeds/manifest.json`. */
const Seed = DocumentDetails.extend({
  id: DocumentId,
  file: z.string().regex(/^[\w.-]+$/),
  region: Region,
  sourceFile: z.string(),
  /** Of the file's bytes, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** The bundled documents that could be read, and what is wrong with the others. */
export interface Bundled {
  readonly documents: readonly NewDocument[]
  readonly problems: readonly { readonly file: string; readonly failure: Failure }[]
}

/**
 * Reads `seeds/` as its manifest lists it. A seed that cannot be read is reported and left out; the others stand.
 * Fails with `seed-mismatch` where the manifest itself cannot be read.
 */
export function readBundled(resourcesFolder: string): Bundled {
  const folder = join(resourcesFolder, 'seeds')
  const documents: NewDocument[] = []
  const problems: { file: string; failure: Failure }[] = []
  for (const { file, sha256: expected, ...seed } of readManifest(folder)) {
    try {
      const bytes = readFileOr(join(folder, file), file)
      const decoded = decode(bytes)
      if (sha256(bytes) !== expected) throw new ExpectedFailure('seed-mismatch', file)
      documents.push({ ...seed, bundled: true, decoded })
    } catch (error) {
      const expectedOne = expectedFailure(error)
      if (!expectedOne) throw error
      problems.push({ file, failure: expectedOne.failure })
    }
  }
  return { documents, problems }
}

/** What the manifest says of a file with this SHA-256, or null where it is none of the bundled ones. */
export function findBundled(resourcesFolder: string, fileSha256: string): z.infer<typeof Seed> | null {
  return readManifest(join(resourcesFolder, 'seeds')).find((seed) => seed.sha256 === fileSha256) ?? null
}

function readManifest(folder: string): z.infer<typeof Seed>[] {
  const path = join(folder, 'manifest.json')
  if (!existsSync(path)) throw new ExpectedFailure('seed-mismatch', 'manifest.json')
  try {
    return z.array(Seed).parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new ExpectedFailure('seed-mismatch', 'manifest.json')
  }
}

/** A file's bytes. Fails with `file-missing` or `file-unreadable`; `name` is for people. */
export function readFileOr(path: string, name: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw new ExpectedFailure('file-missing', name)
    throw new ExpectedFailure('file-unreadable', codeOf(error) === 'EISDIR' ? `${name} 是文件夹` : name)
  }
}
