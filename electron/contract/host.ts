import { z } from 'zod'
import { ComparisonSpec, PrintJob, PrintLayout } from './comparisons.ts'
import { FileToken } from './ids.ts'
import { byHost, forHost, read } from './call.ts'

/** A file that the host's picker handed back: the page never sees a path. */
export const PickedFile = z.strictObject({ token: FileToken, name: z.string(), size: z.int() })
export type PickedFile = z.infer<typeof PickedFile>

/** What the settings view tells of the app. */
export const AppInfo = z.strictObject({
  version: z.string(),
  host: z.enum(['desktop', 'chromium', 'command-line']),
  sqlite: z.string(),
  documents: z.int(),
  annotations: z.int(),
  /** Where the notebook is kept, for people: shown, never used as a path by the page. */
  dataFolder: z.string(),
  /** ISO time of the newest verified backup of the notebook, or null. */
  lastBackup: z.string().nullable(),
  /** Sentences in Chinese about what was noticed at start (a database rebuilt, a migration done). */
  notices: z.array(z.string()),
})
export type AppInfo = z.infer<typeof AppInfo>

/** Where an export went: the file's name, and the folder's name for people. */
export const SavedFile = z.strictObject({ name: z.string(), folder: z.string(), bytes: z.int() })
export type SavedFile = z.infer<typeof SavedFile>

/**
 * What the page answers when the window wants to close. `saving`: it takes longer, wait; `asking`: something could not
 * be saved, and the person is asked; `stay`: the person stays, the closing is called off; `ready`: nothing is unsaved, or
 * the person gave it up.
 */
export const ClosingWord = z.enum(['saving', 'asking', 'stay', 'ready'])
export type ClosingWord = z.infer<typeof ClosingWord>

export const hostCalls = {
  'app.info': read({ input: z.strictObject({}), output: AppInfo }),
  /** Opens the picker for a text file (or a lexicon file, notes of another laptop, a backup); null if the person cancelled. */
  'file.pick': byHost({ input: z.strictObject({ purpose: z.enum(['import-document', 'import-lexicon', 'import-notes', 'restore-backup']) }), output: PickedFile.nullable() }),
  /** The page has nothing unsaved: the window may close now. */
  'window.readyToClose': byHost({ input: z.strictObject({}), output: z.null() }),
  /** Any other answer to `window.closing`: the window stays for now. */
  'window.keepOpen': byHost({ input: z.strictObject({ word: ClosingWord.exclude(['ready']) }), output: z.null() }),
  /** Opens the folder of the last export in the system's file manager, where the host can. */
  'file.showLastExport': byHost({ input: z.strictObject({}), output: z.boolean() }),

  // Between host and library; refused when the page asks.
  /** Builds a print job and keeps it until it is finished. */
  'export.prepare': forHost({ input: z.strictObject({ spec: ComparisonSpec, layout: PrintLayout }), output: PrintJob }),
  /** Completes a printed PDF (metadata, viewer settings) and forgets the job. */
  'export.finish': forHost({ input: z.strictObject({ job: z.uuid(), pdf: z.instanceof(Uint8Array) }), output: z.instanceof(Uint8Array) }),
  /** Tells the library which file a token means. */
  'file.register': forHost({ input: z.strictObject({ token: FileToken, path: z.string() }), output: z.null() }),
}

/** What the host tells the page. */
export const hostEvents = {
  /** The window wants to close: save what is being typed, then call `window.readyToClose` (or `window.keepOpen`). */
  'window.closing': z.strictObject({}),
  /** A menu entry or an accelerator that the window system took first. */
  'menu.command': z.strictObject({ command: z.enum(['search', 'import', 'library', 'annotations', 'comparison', 'metrics', 'settings', 'back', 'forward', 'export-pdf', 'about']) }),
}
