import { createHash, createPublicKey, verify } from 'node:crypto'
import { basename } from 'node:path'
import { ExpectedFailure, type AnnotationId } from '../../contract/index.ts'
import type { MarkVersion } from '../../domain/exchange/index.ts'
import { versionHash } from '../annotations/index.ts'
import { readArchive, type ArchiveEntry } from './archive.ts'
import { ENTRY, FORMAT_VERSION, Header, Line, Manifest, Signature } from './format.ts'

/** A mark of a file: the versions of it that can be read, or why none can. */
export interface ReadItem {
  /** Of its first line, from 1. */
  readonly number: number
  readonly id: AnnotationId | null
  readonly versions: readonly MarkVersion[]
  /** In Chinese; empty where all is well. */
  readonly damage: string
}

/** A file as read: nothing in it has been believed yet beyond its form. */
export interface ReadFile {
  readonly manifest: Manifest
  /** Whether the signature fits the manifest, and the manifest the content. */
  readonly signature: 'none' | 'broken' | 'good'
  readonly warnings: readonly string[]
  readonly items: readonly ReadItem[]
}

/** More marks than a person makes in a life of reports. */
const MOST_LINES = 100_000

/**
 * Reads an exchange file. Notes are text and stay text: nothing in them is run or rendered here.
 * Fails with the codes of `readArchive`, `exchange-newer`, and `exchange-damaged` where not even the manifest is whole.
 */
export function readExchange(path: string): ReadFile {
  const entries = readArchive(path)
  const manifestBytes = entries.get(ENTRY.manifest)?.bytes
  if (!manifestBytes) throw new ExpectedFailure('exchange-foreign', basename(path))
  const manifest = readManifest(manifestBytes, basename(path))
  const [listed] = manifest.entries
  const content = entries.get(ENTRY.annotations) ?? { bytes: Buffer.alloc(0), whole: false }
  const intact = content.whole && hash(content.bytes) === listed?.sha256
  const lines = linesOf(content)
  const warnings: string[] = []
  if (!content.whole) warnings.push(`文件不完整：清单写有 ${listed?.lines ?? 0} 项，只读到 ${lines.length} 项。请让对方重新发送。`)
  else if (!intact) warnings.push('文件在导出之后被改动过，内容与清单不符；校验值不符的各项不会导入。')
  return { manifest, warnings, signature: signatureOf(entries.get(ENTRY.signature), manifestBytes, manifest, intact), items: itemsOf(lines) }
}

function readManifest(bytes: Buffer, name: string): Manifest {
  const value = parsed(bytes.toString('utf8'))
  const header = Header.safeParse(value)
  if (!header.success) throw new ExpectedFailure(value === undefined ? 'exchange-damaged' : 'exchange-foreign', name)
  if (header.data.version > FORMAT_VERSION) throw new ExpectedFailure('exchange-newer', `格式版本 ${header.data.version}`)
  const manifest = Manifest.safeParse(value)
  if (!manifest.success) throw new ExpectedFailure('exchange-damaged', '清单有误')
  return manifest.data
}

function signatureOf(entry: ArchiveEntry | undefined, manifestBytes: Buffer, { publicKey }: Manifest, intact: boolean): ReadFile['signature'] {
  if (!entry) return 'none'
  const read = Signature.safeParse(parsed(entry.bytes.toString('utf8')))
  if (!read.success || !intact) return 'broken'
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' && verify(null, manifestBytes, key, Buffer.from(read.data.signature, 'base64')) ? 'good' : 'broken'
  } catch {
    return 'broken'
  }
}

/** The lines; of an entry that is cut off, without its last half line. */
function linesOf({ bytes, whole }: ArchiveEntry): string[] {
  const lines = bytes.toString('utf8').split('\n')
  if (lines.at(-1) === '' || !whole) lines.pop()
  if (lines.length > MOST_LINES) throw new ExpectedFailure('file-too-large', `${lines.length} 项，上限 ${MOST_LINES} 项`)
  return lines
}

/** Lines by mark; a line that cannot be believed is an item of its own. */
function itemsOf(lines: readonly string[]): ReadItem[] {
  const items: ReadItem[] = []
  const places = new Map<AnnotationId, number>()
  for (const [i, text] of lines.entries()) {
    const line = readLine(text)
    if (typeof line === 'string') {
      items.push({ number: i + 1, id: null, versions: [], damage: line })
      continue
    }
    const place = places.get(line.id)
    const known = place === undefined ? undefined : items[place]
    if (known && place !== undefined) items[place] = { ...known, versions: [...known.versions, line] }
    else {
      places.set(line.id, items.length)
      items.push({ number: i + 1, id: line.id, versions: [line], damage: '' })
    }
  }
  return items
}

/** A version, or in Chinese why it is none. */
function readLine(text: string): MarkVersion | string {
  const value = parsed(text)
  if (value === undefined) return '这一项读不出来，不会导入。'
  const line = Line.safeParse(value)
  if (!line.success) return `这一项的内容不合规定（${line.error.issues[0]?.path.map(String).join('.').slice(0, 80) ?? ''}），不会导入。`
  return versionHash(line.data.version) === line.data.sha256 ? line.data.version : '这一项在导出之后被改动过（校验值不符），不会导入。'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

