// What the text and the list of notes share: the field that saves itself, and the choice between two laptops' versions.
export { default as NoteField } from './NoteField.vue'
export { default as VersionChoice } from './VersionChoice.vue'
export { useNoteDraft, type NoteDraft } from './use-note-draft.ts'
