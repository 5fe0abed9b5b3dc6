import { ref } from 'vue'

/** The query last typed in this session: opening the palette again shows it, selected. */
export const lastQuery = ref('')
