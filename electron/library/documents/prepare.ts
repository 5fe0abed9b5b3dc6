import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ExpectedFailure, type DocumentId, type EditionId, type Failure } from '../../contract/index.ts'
import {
  connect, copyWhole, corpusDamage, corpusPath, corpusState, expectedFailure, isDamage, removeDatabase, replaceFile, setCorpusAside,
  type Connection, type WriteDb,
} from '../storage/index.ts'
import { forgetNumbersMark } from './again.ts'
import { buildCorpus, readFact, storeFact, type CorpusSources } from './build.ts'
import { readBundled } from './bundled.ts'
import { sha256 } from './decode.ts'
import { listImports, reopenImport } from './originals.ts'
import { readDocument, removeDocument, storeDocument } from './reading.ts'
import { correctedFact, keepEdition } from './replacing.ts'

/** What `corpus.json` beside a shipped `corpus.db` says of it. */
const Shipped = z.object({ identity: z.string(), sha256: z.string() })

/** Where the app's own corpus comes from: the file that ships with it, or the seeds. */
interface Offer {
  readonly identity: string
  /** Puts a whole corpus file of the bundled documents at a path. */
  place(path: string): void
}

/**
 * Sees to it that the corpus is there, whole, and of this version's content, and attaches it to the notebook:
 * copied at the first start, replaced by an app upgrade, made anew where it is damaged or of an older structure.
 * Imports are read again from their kept originals; the notebook is not touched.
 * Fails with `corpus-newer` (nothing is changed), `disk-full`, `folder-read-only`, `seed-mismatch`.
 * @param notices gets a sentence in Chinese for each thing that a person should know.
 * @returns the bundled documents that have another text now, with the text that they had, where a person had used it.
 */
export function prepareCorpus(
  notebook: Connection, dataFolder: string, sources: CorpusSources, now: Date, notices: string[],
): { documentId: DocumentId; edition: EditionId }[] {
  const path = corpusPath(dataFolder)
  const state = soundState(path)
  if (state === 'newer') throw new ExpectedFailure('corpus-newer')
  const offer = offerOf(sources, dataFolder, notices)
  if (state === 'damaged') {
    setCorpusAside(path, now)
    notices.push('资料库文件已损坏，已从随附文件和导入原件重建；批注和改正不受影响。')
  }
  const outdated = state === 'older' || (state === 'current' && identityOf(path) !== offer.identity)
  if (outdated) notices.push('资料库已更新为本版本的内容；批注和改正不受影响。')
  let used: { documentId: DocumentId; edition: EditionId }[] = []
  if (outdated || state !== 'current') {
    if (state === 'current') used = keepUsedTexts(notebook, dataFolder, path)
    const next = `${path}.next`
    removeDatabase(next)
    offer.place(next)
    // Sidecars of the old file beside the new one would be read as its log.
    removeDatabase(path)
    replaceFile(next, path)
  }
  removeDatabase(builtPath(dataFolder))
  notebook.attachCorpus(path)
  alignImports(notebook, dataFolder, sources, notices)
  return used.filter(({ documentId, edition }) => notebook.get('SELECT 1 FROM corpus.document WHERE id = ? AND edition <> ?', documentId, edition))
}

/** The state of the file, with SQLite's quick check where the header is in order. */
function soundState(path: string): ReturnType<typeof corpusState> {
  const state = corpusState(path)
  return state === 'current' && corpusDamage(path) !== null ? 'damaged' : state
}

/** What a corpus file says it was built from; null where it does not say. */
function identityOf(path: string): string | null {
  const db = connect(':memory:', path)
  try {
    return readFact(db, 'identity') ?? null
  } finally {
    db.close()
  }
}

function offerOf(sources: CorpusSources, dataFolder: string, notices: string[]): Offer {
  const file = join(sources.resourcesFolder, 'corpus.db')
  const card = `${file.slice(0, -'.db'.length)}.json`
  if (existsSync(file) && existsSync(card)) {
    const shipped = Shipped.safeParse(JSON.parse(readFileSync(card, 'utf8')))
    if (shipped.success && corpusState(file) === 'current') {
      return {
        identity: shipped.data.identity,
        place: (path) => {
          copyWhole(file, path)
          if (sha256(readFileSync(path)) !== shipped.data.sha256) throw new ExpectedFailure('corpus-damaged', '随附的资料库与其校验值不符')
        },
      }
    }
  }
  return builtOffer(sources, dataFolder, notices)
}

/** Without a shipped corpus (from the sources, in tests) one is built from the seeds; half a second. */
function builtOffer(sources: CorpusSources, dataFolder: string, notices: string[]): Offer {
  const built = builtPath(dataFolder)
  const { identity, problems } = buildCorpus(built, sources)
  for (const { file, failure } of problems) notices.push(seedNotice(file, failure))
  return { identity, place: (path) => replaceFile(built, path) }
}

function builtPath(dataFolder: string): string {
  return `${corpusPath(dataFolder)}.built`
}

function seedNotice(file: string, failure: Failure): string {
  return `随附文件“${file}”无法读入（${failure.code}），已略过；其余文件不受影响。`
}

/**
 * Makes corpus and notebook agree on the imports: those that the corpus lacks, or has with another text, are read from
 * their originals, those that the notebook does not know go. Needed after a rebuild, and after a power cut between
 * the two files' commits.
 */
export function alignImports(db: WriteDb, dataFolder: string, { lexicon, resourcesFolder }: CorpusSources, notices: string[]): void {
  const imports = listImports(db)
  const stored = new Map(db.all<{ id: string; edition: string; bundled: number }>('SELECT id, edition, bundled FROM corpus.document').map((row) => [row.id, row]))
  const wanted = new Set<string>(imports.map(({ documentId }) => documentId))
  for (const { id, bundled } of stored.values()) {
    if (wanted.has(id)) continue
    if (bundled === 0) removeDocument(db, id)
    else if (readFact(db, correctedFact(id)) !== undefined) restoreBundled(db, id, lexicon, resourcesFolder)
  }
  for (const entry of imports) {
    const there = stored.get(entry.documentId)
    if (there?.edition === entry.edition) continue
    try {
      const read = readDocument({ ...reopenImport(db, dataFolder, entry), bundled: there?.bundled === 1 }, lexicon)
      db.transaction(() => {
        if (there) removeDocument(db, there.id)
        storeDocument(db, read)
        forgetNumbersMark(db)
        if (there?.bundled === 1) storeFact(db, correctedFact(there.id), entry.edition)
      })
    } catch (error) {
      const code = expectedFailure(error)?.failure.code ?? 'unknown'
      if (isDamage(error) || code === 'disk-full' || code === 'folder-read-only') throw error
      // One text that cannot be read must not keep the others, or the notebook, from opening.
      notices.push(`导入的文件“${entry.fileName}”无法重新读入（${code}）；其批注仍在。`)
    }
  }
}

/** Gives a bundled document the text back that it came with, where the notebook does not know of its correction. */
function restoreBundled(db: WriteDb, id: string, lexicon: CorpusSources['lexicon'], resourcesFolder: string): void {
  const document = readBundled(resourcesFolder).documents.find((bundled) => bundled.id === id)
  if (!document) return
  db.transaction(() => {
    removeDocument(db, id)
    storeDocument(db, readDocument(document, lexicon))
    forgetNumbersMark(db)
    db.run('DELETE FROM corpus.fact WHERE name = ?', correctedFact(id))
  })
}

/** Keeps the texts of bundled documents that a person marked, read, or chose figures of, before an upgrade brings other ones. */
function keepUsedTexts(notebook: Connection, dataFolder: string, path: string): { documentId: DocumentId; edition: EditionId }[] {
  const marked = new Set(notebook.all<{ edition: string }>('SELECT edition FROM main.annotation UNION SELECT edition FROM main.correction').map(({ edition }) => edition))
  const read = new Set(notebook.all<{ id: string }>('SELECT document_id AS id FROM main.position').map(({ id }) => id))
  // Keys of figures name their edition.
  const keys = notebook.all<{ text: string }>("SELECT spec || coalesce(figures, '') AS text FROM main.comparison UNION ALL SELECT links FROM main.annotation WHERE links <> '[]'")
  const isUsed = ({ id, edition }: { id: string; edition: string }) => marked.has(edition) || read.has(id) || keys.some(({ text }) => text.includes(edition))
  const old = connect(':memory:', path)
  try {
    const rows = old.all<{ id: DocumentId; edition: EditionId; fileName: string; raw: string }>(`
      SELECT d.id, d.edition, d.source_file AS fileName, t.raw FROM corpus.document d JOIN corpus.text t ON t.document = d.number WHERE d.bundled = 1`)
    const used = rows.filter(isUsed)
    for (const { id, edition, fileName, raw } of used) {
      keepEdition(notebook, dataFolder, { documentId: id, edition, fileName, stored: null }, new TextEncoder().encode(raw))
    }
    return used.map(({ id: documentId, edition }) => ({ documentId, edition }))
  } finally {
    old.close()
  }
}
