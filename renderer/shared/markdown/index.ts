// Notes are written in a small safe part of Markdown; this is the one place of the page that shows it.
export { default as MarkdownText } from './MarkdownText.ts'
export { plainWords } from '../../../electron/domain/markdown/index.ts'
