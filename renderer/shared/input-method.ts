/**
 * Keys by which a person writes pinyin belong to the input method: Enter takes the letters, Esc throws them away, arrows
 * choose a word. None of them reaches a part of the page, so that no card closes, no search goes on and nothing is chosen.
 * What the browser does with them is left to it. Answers how to end it.
 */
export function keepKeysOfInputMethod(page: Window): () => void {
  const keep = (event: KeyboardEvent): void => { if (event.isComposing) event.stopImmediatePropagation() }
  page.addEventListener('keydown', keep, { capture: true })
  return () => { page.removeEventListener('keydown', keep, { capture: true }) }
}
