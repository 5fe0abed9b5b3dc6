import { extname } from 'node:path'
import type { CallArgument } from '../../contract/index.ts'

/** A kind of file as a dialog offers it. */
export interface FileKind { readonly name: string; readonly extensions: readonly string[] }

export type PickPurpose = CallArgument<'file.pick'>['purpose']

/** What the picker shows for each purpose; what is in the file is the library's to judge. */
export const PICKED_KINDS: Readonly<Record<PickPurpose, FileKind>> = {
  'import-document': { name: '文本文件', extensions: ['txt', 'md'] },
  'import-lexicon': { name: '词库文件', extensions: ['json'] },
  'import-notes': { name: '案头批注文件', extensions: ['antou-notes'] },
  'restore-backup': { name: '案头笔记备份', extensions: ['db'] },
}

const SAVED_KINDS: readonly FileKind[] = [
  { name: 'PDF 文件', extensions: ['pdf'] },
  { name: 'Word 文档', extensions: ['docx'] },
  { name: 'Excel 工作簿', extensions: ['xlsx'] },
  { name: 'CSV 文件', extensions: ['csv'] },
  { name: 'Markdown 文本', extensions: ['md'] },
  { name: '案头批注文件', extensions: ['antou-notes'] },
  { name: 'PNG 图片', extensions: ['png'] },
  { name: 'SVG 图片', extensions: ['svg'] },
]

/** The kind of a file to be saved, by its extension. */
export function savedKind(fileName: string): FileKind {
  const extension = extname(fileName).slice(1).toLowerCase()
  return SAVED_KINDS.find(({ extensions }) => extensions.includes(extension)) ?? { name: '文件', extensions: [extension] }
}
