/** What an element of the paper may carry. No `style`: the policy refuses it, widths are set through CSSOM. */
export interface Attributes { readonly class?: string; readonly id?: string; readonly href?: string; readonly scope?: string; readonly colspan?: string; readonly lang?: string }

/** An element with attributes and children; texts become text nodes, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Attributes = {}, ...children: readonly (Node | string | null)[]): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value as string)
  made.append(...children.filter((child) => child !== null))
  return made
}

/** A text whose lines break between words only, as GB/T 9704 asks of a title (回行时词意完整). */
export function wholeWords(text: string): Node[] {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
  return words.map((word) => element('span', { class: 'word' }, word))
}

/** Millimetres in CSS pixels. */
export const MILLIMETRE = 96 / 25.4
