import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { DocumentKind, FileToken, type LibraryStart, type Result, type SearchHit } from '../contract/index.ts'
import { openLibrary, type Library } from '../library/library.ts'
import { regionNamed } from './names.ts'
import { dateOf } from './texts.ts'
import { describe } from './sentences.ts'
import { UsageMistake, type Request } from './usage.ts'

/** Runs a command on the opened library and closes it, whatever happens. */
export async function withLibrary<Value>(start: LibraryStart, work: (library: Library) => Promise<Value>): Promise<Value> {
  const library = openLibrary(start)
  for (const notice of library.notices) console.error(notice)
  try {
    return await work(library)
  } finally {
    await library.close()
  }
}

/** `import`: stores a file as a document; what was not typed is taken from the text. Answers a sentence. */
export async function importFile(library: Library, { words, options }: Request): Promise<string> {
  const [file = ''] = words
  const token = FileToken.parse(randomUUID())
  value(await library.call('file.register', { token, path: resolve(file) }))
  const { proposed, duplicateOf } = value(await library.call('document.inspectFile', { file: token }))
  if (duplicateOf !== null) return `资料库里已有完全相同的文件（${duplicateOf}），没有重复导入。`
  const region = options['region'] === undefined ? proposed.region : regionNamed(String(options['region']), value(await library.call('document.regions', {})))
  if (region === null) throw new UsageMistake('请用 --region 写明地区，例如 --region 太谷区。')
  const kind = DocumentKind.safeParse(options['kind'] ?? proposed.kind)
  if (!kind.success) throw new UsageMistake(`类别“${String(options['kind'])}”不对，可用：${DocumentKind.options.join('、')}。`)
  const document = value(await library.call('document.import', {
    file: token,
    details: {
      title: String(options['title'] ?? proposed.title), region, kind: kind.data,
      date: options['date'] === undefined ? proposed.date : dateOf(String(options['date'])),
      speaksOf: String(options['period'] ?? proposed.speaksOf),
    },
  }))
  return `已导入“${document.title}”（${document.region.name}）：${document.characters} 字，${document.passages} 段，指标 ${document.metrics} 处，其中待核 ${document.doubtful} 处。`
}

/** `search`: the hits as text, or as JSON. */
export async function search(library: Library, { words, options }: Request): Promise<string> {
  const limit = Number(options['limit'] ?? 20)
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw new UsageMistake('--limit 应为 1 到 200 的整数。')
  const answer = value(await library.call('search.query', { text: words[0] ?? '', limit, documentId: null }))
  if (options['json'] === true) return JSON.stringify(answer, null, 2)
  const head = `共 ${answer.total} 处，在 ${answer.documents} 份文件中${answer.expansion === null ? '' : `；${answer.expansion}`}`
  return [head, ...answer.hits.map(hitLines)].join('\n\n')
}

function hitLines({ documentTitle, regionName, headings, passage, snippet, marks, annotationId }: SearchHit): string {
  const marked = [...marks].reverse().reduce((text, { start, end }) => `${text.slice(0, start)}【${text.slice(start, end)}】${text.slice(end)}`, snippet)
  const path = [regionName, documentTitle, ...headings].join(' › ')
  return `${path} · 第 ${passage + 1} 段${annotationId === null ? '' : ' · 笔记'}\n${marked}`
}

/** A reply's value. Throws the failure's sentence. */
function value<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new Error(describe(result.failure))
}
