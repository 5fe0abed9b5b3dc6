import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import type { Passage } from '../../../electron/contract/index.ts'
import { showToast } from '../../shared/ui/index.ts'
import { sentenceBeside } from './text/sentence-walk.ts'
import { spokenWords } from './text/spoken.ts'
import type { PassageSpan } from './text/selection.ts'
import type { ReadingList } from './use-reading-list.ts'
import type { Sentence } from './use-sentence.ts'

/** Rates that a listener can choose from, times the voice's usual speed. */
export const SPEECH_RATES = [0.8, 1, 1.25, 1.5, 2] as const
/** A voice that begins no sentence within such a time is not there, whatever the system says. */
const SILENCE_MS = 8_000

/** What reading aloud needs of the browser; tests bring their own. */
export interface SpeechEngine {
  readonly synthesis: Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel' | 'addEventListener' | 'removeEventListener'>
  readonly utter: (words: string) => SpeechSynthesisUtterance
}

export interface Speech {
  /** Off, reading, or stopped in a sentence. */
  readonly state: Ref<'off' | 'reading' | 'paused'>
  /** Why nothing can be read aloud here, or null where it can. */
  readonly missing: ComputedRef<string | null>
  readonly rate: Ref<number>
  /** Begins at the sentence that is being read, or goes on after a pause. */
  readonly play: () => void
  readonly pause: () => void
  /** Goes to the next or previous sentence. */
  readonly step: (by: 1 | -1) => void
  readonly setRate: (rate: number) => void
  readonly stop: () => void
}

const systemEngine = (): SpeechEngine | null => typeof window.speechSynthesis === 'object' && typeof SpeechSynthesisUtterance === 'function'
  ? { synthesis: window.speechSynthesis, utter: words => new SpeechSynthesisUtterance(words) } : null

/** The voice for Chinese prose: Mandarin of the mainland before any Chinese; one on this machine before one far away. */
export function chineseVoice(voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | null {
  const chinese = voices.filter(voice => voice.localService && /^(zh|cmn)\b/i.test(voice.lang.replace('_', '-')))
  return chinese.find(voice => /^(zh|cmn)-(hans-)?cn/i.test(voice.lang.replace('_', '-'))) ?? chinese[0] ?? null
}

/**
 * Reading aloud, sentence by sentence, the text following with the sentence lit. A pause ends the sentence and
 * begins it again: half a sentence is not understood, and engines lose their place in one.
 */
export function useSpeech(passages: ComputedRef<readonly Passage[]>, list: ReadingList, sentence: Sentence, engine: SpeechEngine | null = systemEngine()): Speech {
  const state = ref<'off' | 'reading' | 'paused'>('off')
  const rate = ref(1)
  const voices = shallowRef<readonly SpeechSynthesisVoice[]>(engine?.synthesis.getVoices() ?? [])
  const voice = computed(() => chineseVoice(voices.value))
  let saying = 0
  let silence: ReturnType<typeof setTimeout> | undefined

  function quiet(): void {
    saying++
    clearTimeout(silence)
    engine?.synthesis.cancel()
  }

  function say(span: PassageSpan | null): void {
    quiet()
    if (!engine || !span) { stop(); return }
    const mine = saying
    sentence.lit.value = span
    void list.showSpan(span, true)
    const next = (): void => { if (mine === saying && state.value === 'reading') say(sentenceBeside(passages.value, span, 1)) }
    const words = spokenWords(passages.value[span.passage]!.text.slice(span.start, span.end))
    if (words === '') { next(); return }
    const utterance = engine.utter(words)
    utterance.lang = 'zh-CN'
    utterance.voice = voice.value
    utterance.rate = rate.value
    utterance.onstart = () => clearTimeout(silence)
    utterance.onend = next
    utterance.onerror = event => { if (mine === saying && event.error !== 'interrupted' && event.error !== 'canceled') failed() }
    silence = setTimeout(() => { if (mine === saying) failed() }, SILENCE_MS)
    engine.synthesis.speak(utterance)
  }

  function failed(): void {
    stop()
    showToast('本机的语音没有出声，朗读已停止。请检查系统的语音设置。', { tone: 'failure' })
  }

  function stop(): void {
    quiet()
    state.value = 'off'
    sentence.lit.value = null
  }

  const look = (): void => { voices.value = engine?.synthesis.getVoices() ?? [] }
  engine?.synthesis.addEventListener('voiceschanged', look)
  onScopeDispose(() => {
    engine?.synthesis.removeEventListener('voiceschanged', look)
    quiet()
  })

  return {
    state, rate, stop,
    missing: computed(() => {
      if (!engine) return '这里不能朗读：没有语音功能'
      if (voice.value) return null
      return voices.value.length > 0 ? '本机没有中文语音，不能朗读。可在系统设置里添加中文语音' : '本机没有装语音，不能朗读'
    }),
    play() {
      if (!voice.value) return
      const from = state.value === 'paused' ? sentence.lit.value : sentence.here()
      state.value = 'reading'
      say(from)
    },
    pause() {
      if (state.value !== 'reading') return
      quiet()
      state.value = 'paused'
    },
    step(by) {
      if (state.value === 'off' || !sentence.lit.value) return
      const to = sentenceBeside(passages.value, sentence.lit.value, by)
      if (!to) return
      if (state.value === 'reading') say(to)
      else { sentence.lit.value = to; void list.showSpan(to, true) }
    },
    setRate(to) {
      rate.value = to
      if (state.value === 'reading') say(sentence.lit.value)
    },
  }
}
