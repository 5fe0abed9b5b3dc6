// The door of corrected texts: picking one, and the review of what became of a person's marks in it.
export { default as EditionView } from './EditionView.vue'
export { default as GoBackDialog } from './GoBackDialog.vue'
export { proposeEdition } from './edition-store.ts'
