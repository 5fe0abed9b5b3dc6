// The door of `domain/markdown`: the small safe part of Markdown that notes may use, for the page, paper and Word alike.
export { parseMarkdown, plainWords, type Block, type Inline } from './parse.ts'
