// What the text, the comparison and the list of notes share: the field that saves itself, the choice between two laptops' versions, the bin.
export { default as NoteField } from './NoteField.vue'
export { default as VersionChoice } from './VersionChoice.vue'
export { removeNotes, restoreNotes } from './note-actions.ts'
export { useNoteDraft, type NoteDraft } from './use-note-draft.ts'
