/** 资料库: the shelf of documents, import and removal. */
export { default as LibraryView } from './LibraryView.vue'
