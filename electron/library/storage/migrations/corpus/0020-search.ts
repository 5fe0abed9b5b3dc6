import type { Migration } from '../../migrate.ts'

/**
 * The search index: overlapping pairs of characters with their places for words of two characters and more, and
 * single characters without places. One row a document, no copy of the text. The tokens are folded by
 * library/search, which writes every sign outside ASCII, so that the `ascii` tokenizer cuts at blanks alone.
 */
export const search: Migration = {
  number: 20,
  statements: [
    `CREATE VIRTUAL TABLE corpus.pairs USING fts5 (tokens, content = '', contentless_delete = 1, tokenize = 'ascii')`,
    `CREATE VIRTUAL TABLE corpus.singles USING fts5 (tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`,
  ],
}
