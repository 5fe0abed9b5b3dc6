// Builds the corpus that ships with the app from seeds/ and resources/lexicon: out/resources/corpus.db, and
// corpus.json beside it, which tells the content's identity and the file's SHA-256. Run by electron/tools/build.mjs.
import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildCorpus, sha256 } from '../library/documents/index.ts'
import { loadLexicon } from '../library/lexicon.ts'
import { removeDatabase, replaceFile, writeWhole } from '../library/storage/index.ts'
import { describe } from '../cli/sentences.ts'
import packageFile from '../../package.json' with { type: 'json' }

const root = resolve(import.meta.dirname, '../..')
const folder = resolve(process.argv[2] ?? join(root, 'out/resources'))

try {
  mkdirSync(folder, { recursive: true })
  const unfinished = join(folder, 'corpus.part')
  const lexicon = loadLexicon(root, null, [])
  const built = buildCorpus(unfinished, { resourcesFolder: root, lexicon, version: packageFile.version })
  const [problem] = built.problems
  if (problem) {
    removeDatabase(unfinished)
    throw new Error(`seeds/${problem.file}：${describe(problem.failure)}`)
  }
  replaceFile(unfinished, join(folder, 'corpus.db'))
  const card = { identity: built.identity, sha256: sha256(readFileSync(join(folder, 'corpus.db'))), documents: built.documents }
  writeWhole(join(folder, 'corpus.json'), `${JSON.stringify(card, null, 2)}\n`)
  console.log(`资料库：${built.documents} 份文件`)
} catch (error) {
  console.error(`资料库没有建成。${describe(error)}`)
  process.exitCode = 1
}
