// Notes are written in a small safe part of Markdown; this is the one place that reads and shows it.
export { default as MarkdownText } from './MarkdownText.ts'
export { plainWords } from './parse.ts'
