import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { AliasPreview, IndicatorId, LedgerEntry } from '../../../electron/contract/index.ts'
import { call, messageOf, tryCall } from '../../shared/bridge.ts'
import { sentenceFor } from '../../shared/failures.ts'
import { countInWords } from '../../shared/words.ts'
import type { UndoStack } from './undo.ts'

const TYPING_PAUSE_MS = 350 // a preview reads all documents again; typing should not ask for one a letter

/** A name on its way into the lexicon. */
export interface AliasDraft { readonly indicatorId: IndicatorId; readonly indicator: string; readonly alias: string }

/** The draft that an entry suggests: the document's own words for the indicator that a person gave it. Null where there is none to name. */
export function aliasDraftOf({ reading, asWritten }: LedgerEntry): AliasDraft | null {
  if (reading.indicatorId === null) return null
  const alias = asWritten.replace(/\s+/g, '').slice(0, 60)
  return { indicatorId: reading.indicatorId, indicator: reading.indicator, alias: alias === reading.indicator ? '' : alias }
}

export interface AliasForm {
  readonly draft: ShallowRef<AliasDraft | null>
  readonly alias: Ref<string>
  readonly preview: ShallowRef<AliasPreview | null>
  /** A sentence about what is wrong with the name, or null. */
  readonly problem: Ref<string | null>
  readonly busy: Ref<boolean>
  readonly start: (draft: AliasDraft) => void
  readonly typed: (alias: string) => void
  readonly apply: () => Promise<void>
}

/** Another name for an indicator: typed, its effect shown, then taken up; a step that can be taken back. */
export function useAlias(options: { undo: UndoStack; changed: () => Promise<void> }): AliasForm {
  const draft = shallowRef<AliasDraft | null>(null)
  const alias = ref('')
  const preview = shallowRef<AliasPreview | null>(null)
  const problem = ref<string | null>(null)
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    const wanted = { alias: alias.value.trim(), indicatorId: draft.value?.indicatorId }
    preview.value = null
    problem.value = null
    if (wanted.indicatorId === undefined || wanted.alias === '') return
    const answer = await tryCall('lexicon.previewAlias', { alias: wanted.alias, indicatorId: wanted.indicatorId })
    // Meanwhile more may have been typed, or the dialog closed.
    if (alias.value.trim() !== wanted.alias || draft.value?.indicatorId !== wanted.indicatorId) return
    preview.value = answer.ok ? answer.value : null
    problem.value = answer.ok ? null : sentenceFor(answer.failure)
  }

  async function apply(): Promise<void> {
    const shown = preview.value, from = draft.value
    if (!shown || !from || busy.value) return
    busy.value = true
    try {
      const { changed } = await call('lexicon.addAlias', { alias: shown.alias, indicatorId: from.indicatorId })
      await options.changed()
      options.undo.did({
        words: `“${shown.alias}”已记为“${shown.indicator}”的别名，改变 ${countInWords(changed)} 处读法`,
        undo: async () => {
          await call('lexicon.removeAlias', { alias: shown.alias })
          await options.changed()
        },
      }, true)
      draft.value = null
    } catch (error) {
      problem.value = messageOf(error)
    }
    busy.value = false
  }

  return {
    draft, alias, preview, problem, busy, apply,
    start(next) {
      draft.value = next
      alias.value = next.alias
      void look()
    },
    typed(now) {
      alias.value = now
      preview.value = null
      clearTimeout(timer)
      timer = setTimeout(() => void look(), TYPING_PAUSE_MS)
    },
  }
}
