import type { ComparisonTable } from '../../../../electron/contract/index.ts'
import { gridOf, layOut } from '../../../../electron/domain/comparison/index.ts'

const escaped = (text: string): string => text.replace(/[&<>"]/gu, sign => `&#${sign.charCodeAt(0)};`)

/** The table as HTML that Word, WPS and Excel paste as a table: head row, borders, words as they are shown. */
export function tableAsHtml(table: ComparisonTable): string {
  const [head = [], ...body] = gridOf(table)
  const { leads } = layOut(table)
  const cell = (tag: 'td' | 'th', text: string): string => `<${tag}>${escaped(text)}</${tag}>`
  const rows = body.map(row => `<tr>${row.map((text, index) => cell(index < leads.length ? 'th' : 'td', text)).join('')}</tr>`)
  return `<table border="1"><thead><tr>${head.map(text => cell('th', text)).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

/** The same as lines of tab-separated cells, for programs that take plain text. */
export function tableAsText(table: ComparisonTable): string {
  return gridOf(table).map(row => row.map(text => text.replace(/[\t\r\n]+/gu, ' ')).join('\t')).join('\r\n')
}

/** Puts the table on the clipboard in both forms. Rejects where the system does not allow it. */
export async function copyTable(table: ComparisonTable): Promise<void> {
  const blob = (type: string, text: string): Blob => new Blob([text], { type })
  await navigator.clipboard.write([new ClipboardItem({
    'text/html': blob('text/html', tableAsHtml(table)), 'text/plain': blob('text/plain', tableAsText(table)),
  })])
}
