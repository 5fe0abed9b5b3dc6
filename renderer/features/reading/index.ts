// The door of the reading view.
export { default as ReadingView } from './ReadingView.vue'
