import type { Migration } from '../../migrate.ts'
import { documents } from './0010-documents.ts'
import { search } from './0020-search.ts'

/** The corpus's steps, in order of their numbers. */
export const corpusMigrations: readonly Migration[] = [documents, search]
