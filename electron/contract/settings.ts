import { z } from 'zod'
import { RegionCode } from './ids.ts'
import { read, write } from './call.ts'

/** What a person has set; kept in the notebook. */
export const Settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark', 'eyecare']),
  font: z.enum(['serif', 'sans', 'kai', 'fangsong']),
  /** Of the reading text, CSS pixels. */
  fontSize: z.int().min(14).max(32),
  lineHeight: z.number().min(1.4).max(2.6),
  /** Characters a line. */
  lineWidth: z.int().min(24).max(60),
  indent: z.boolean(),
  /** Underline the numbers of the text. */
  showMetrics: z.boolean(),
  /** First column of a new comparison; null leaves it to the app. */
  ownRegion: RegionCode.nullable(),
})
export type Settings = z.infer<typeof Settings>

export const settingsCalls = {
  'settings.get': read({ input: z.strictObject({}), output: Settings }),
  /** Changes the named settings, keeps the others. */
  'settings.set': write({ input: Settings.partial(), output: Settings }),
}
