// Which line of a JSON text a value stands in. JSON.parse does not tell, and "indicators[37].field" without a line
// sends a person counting braces.

/** The line (from 1) on which the value at a path such as `indicators[3].field` begins; null where the text has none. */
export function lineOfPath(text: string, path: string): number | null {
  const wanted = path.split(/[.[\]]/).filter((part) => part !== '').join('/')
  const found = placesOf(text).get(wanted)
  return found === undefined ? null : lineAt(text, found)
}

/** The line (from 1) of a place in a text. */
export function lineAt(text: string, place: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) line++
  return line
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gy
const BLANK = /\s*/y

/** Places of all values by path (`indicators/3/field`). The text must be valid JSON. Linear. */
function placesOf(text: string): Map<string, number> {
  const places = new Map<string, number>()
  const open: { array: boolean; name: string }[] = []
  let key = ''
  const pathNow = (): string => [...open.map(({ name }) => name), key].filter((part) => part !== '').join('/')
  for (let at = 0; at < text.length;) {
    BLANK.lastIndex = at
    BLANK.test(text)
    at = BLANK.lastIndex
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)?.[0]
    if (token === undefined) break
    const inside = open.at(-1)
    BLANK.lastIndex = at + token.length
    BLANK.test(text)
    if (token.startsWith('"') && inside?.array === false && text[BLANK.lastIndex] === ':') key = JSON.parse(token) as string
    else if (token === '{' || token === '[') {
      places.set(pathNow(), at)
      open.push({ array: token === '[', name: key })
      key = token === '[' ? '0' : ''
    } else if (token === '}' || token === ']') {
      key = open.pop()?.name ?? ''
    } else if (token === ',') key = inside?.array === true ? String(Number(key) + 1) : ''
    else if (token !== ':') places.set(pathNow(), at)
    at += token.length
  }
  return places
}
