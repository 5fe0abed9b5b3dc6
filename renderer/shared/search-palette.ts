import { ref } from 'vue'

/** Whether the search palette (Ctrl+K) lies over the page. Any view may open it. */
export const searchPaletteOpen = ref(false)
