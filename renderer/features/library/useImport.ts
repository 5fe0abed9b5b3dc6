import { computed, reactive, ref, shallowRef } from 'vue'
import type { DocumentDetails, DocumentKind, DocumentSummary, FileInspection, PickedFile, RegionCode } from '../../../electron/contract/index.ts'
import { call, messageOf } from '../../shared/bridge.ts'

/** The form of the import dialog, as typed. */
export interface ImportForm { title: string; region: RegionCode | null; kind: DocumentKind; date: string; speaksOf: string }

/** What stops the import, by field; an empty object lets it through. */
export function problemsOf(form: ImportForm): Partial<Record<keyof ImportForm, string>> {
  const date = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(form.date.trim())
  const realDate = date !== null && Number(date[2] ?? 1) >= 1 && Number(date[2] ?? 1) <= 12
    && Number(date[3] ?? 1) >= 1 && Number(date[3] ?? 1) <= new Date(Number(date[1]), Number(date[2] ?? 1), 0).getDate()
  return {
    ...(form.title.trim() === '' && { title: '请填写标题。' }),
    ...(form.title.trim().length > 200 && { title: '标题不能超过 200 个字。' }),
    ...(form.region === null && { region: '请选择地区，对比时按地区分列。' }),
    ...(form.date.trim() !== '' && !realDate && { date: '请写成 2024、2024-03 或 2024-03-15；不知道就留空。' }),
    ...(form.speaksOf.trim().length > 20 && { speaksOf: '不能超过 20 个字，如 2024 或 2024-2025。' }),
  }
}

/** The steps of an import: pick a file → look into it → a person settles the details → store. */
export function useImport(options: { onDone: (document: DocumentSummary) => void }) {
  const open = ref(false)
  const busy = ref(false)
  /** A sentence about what went wrong, or null. */
  const failure = ref<string | null>(null)
  const file = shallowRef<PickedFile | null>(null)
  const inspection = shallowRef<FileInspection | null>(null)
  const form = reactive<ImportForm>({ title: '', region: null, kind: 'other', date: '', speaksOf: '' })
  const problems = computed(() => problemsOf(form))

  /** Opens the host's picker; a cancelled one changes nothing. */
  async function pick(): Promise<void> {
    if (busy.value) return
    busy.value = true
    failure.value = null
    try {
      const picked = await call('file.pick', { purpose: 'import-document' })
      if (!picked) return
      file.value = picked
      inspection.value = null
      open.value = true
      const found = await call('document.inspectFile', { file: picked.token })
      inspection.value = found
      Object.assign(form, { ...found.proposed, date: found.proposed.date ?? '' })
    } catch (error) {
      failure.value = messageOf(error)
      open.value = true
    } finally {
      busy.value = false
    }
  }

  /** Stores the document; the dialog stays open with a sentence if that fails. */
  async function store(): Promise<void> {
    if (!file.value || form.region === null || Object.keys(problems.value).length > 0 || busy.value) return
    busy.value = true
    failure.value = null
    const details: DocumentDetails = {
      title: form.title.trim(), region: form.region, kind: form.kind, date: form.date.trim() || null, speaksOf: form.speaksOf.trim(),
    }
    try {
      const document = await call('document.import', { file: file.value.token, details })
      open.value = false
      options.onDone(document)
    } catch (error) {
      failure.value = messageOf(error)
    } finally {
      busy.value = false
    }
  }

  return { open, busy, failure, file, inspection, form, problems, pick, store }
}
