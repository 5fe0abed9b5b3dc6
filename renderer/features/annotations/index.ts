/** 批注: the list of all marks. Marking itself belongs to the reading view. */
export { default as AnnotationsView } from './AnnotationsView.vue'
