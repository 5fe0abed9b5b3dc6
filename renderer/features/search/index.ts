/** 搜索: the palette (Ctrl+K) over any view, and the page with all hits. */
export { default as SearchPalette } from './SearchPalette.vue'
export { default as SearchView } from './SearchView.vue'
