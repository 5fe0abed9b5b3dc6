import type { ComparisonTable } from '../../contract/index.ts'

/** Longest name with its extension, in characters (GB/T 9704 offices exchange by file name; 80 still shows whole). */
const LONGEST_NAME = 80

/** What no file system of the three takes in a name, and what would read as a hidden file or an option. */
const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001f\u007f]|^[.\-\s]+/gu

/** The part of a name that its versions share: `20260305_主要指标对比表_太谷区等4地`. `date` is `YYYY-MM-DD`. */
export function baseName(table: Pick<ComparisonTable, 'spec' | 'columns'>, date: string): string {
  const names = [...new Map(table.columns.map((column) => [column.region, column.name])).values()].map(clean)
  const regions = names.length > 2 ? `${names[0]}等${names.length}地` : names.join('、')
  const topic = clean(withoutRegions(table.spec.title, names)) || '对比表'
  const fixed = [date.replaceAll('-', ''), regions].filter((part) => part !== '').join('_')
  const room = LONGEST_NAME - fixed.length - '_附图_v999.docx'.length
  return [date.replaceAll('-', ''), shorten(topic, Math.max(room, 8)), shorten(regions, 40)].filter((part) => part !== '').join('_')
}

/** The whole name: 日期_主题_地区_v序号.pdf. */
export function fileNameOf(base: string, version: number, extension: string): string {
  return `${base}_v${version}.${extension}`
}

/** 太谷区等4个地区主要指标对比表 → 主要指标对比表: the regions have a part of the name to themselves. */
function withoutRegions(title: string, names: readonly string[]): string {
  const first = names[0]
  if (first === undefined || !title.startsWith(first)) return title
  const rest = title.slice(first.length).replace(/^等\d+个?(地区|地)/u, '')
  const joined = names.slice(1).reduce((text, name) => text.replace(new RegExp(`^[、和与及]${escape(name)}`, 'u'), ''), rest)
  return joined === '' ? title : joined
}

const clean = (text: string): string => text.replace(FORBIDDEN, '').replace(/\s+/gu, '').trim()
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
const shorten = (text: string, length: number): string => [...text].slice(0, length).join('')
