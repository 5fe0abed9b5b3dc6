/**
 * Puts a text on the clipboard, with `html` also as rich text for word processors. By the old command rather than `navigator.clipboard`, which asks for a
 * permission, and the app grants none. Call it from a key press or a click. Answers whether it was done.
 */
export function copyText(text: string, html?: string): boolean {
  let done = false
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    if (html !== undefined) event.clipboardData?.setData('text/html', html)
    event.preventDefault()
    event.stopImmediatePropagation()
    done = true
  }
  document.addEventListener('copy', put, { capture: true, once: true })
  try {
    document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', put, { capture: true })
  }
  return done
}
