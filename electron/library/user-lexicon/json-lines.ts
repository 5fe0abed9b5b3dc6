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

/** What the grammar of JSON expects next. `first` is a value, key or closing bracket right after an opening one. */
type Expected = 'value' | 'first' | 'key' | 'colon' | 'next'

const LITERAL = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/

/** Where a text stops being JSON: the place of the first token that does not fit, or the end. V8 names it only at times. */
export function firstMistake(text: string): number {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  for (const { token, at } of tokens(text)) {
    const inside = open.at(-1)
    const isKeyPlace: boolean = inside === '{' && (expected === 'key' || expected === 'first')
    if (expected === 'next' && inside === undefined) return at
    if (token === '{' || token === '[') {
      if (isKeyPlace || (expected !== 'value' && expected !== 'first')) return at
      open.push(token)
      expected = 'first'
    } else if (token === '}' || token === ']') {
      if ((token === '}') !== (inside === '{') || inside === undefined || (expected !== 'next' && expected !== 'first')) return at
      open.pop()
      expected = 'next'
    } else if (token === ',') {
      if (expected !== 'next') return at
      expected = inside === '{' ? 'key' : 'value'
    } else if (token === ':') {
      if (expected !== 'colon') return at
      expected = 'value'
    } else {
      const isString = token.length > 1 && token.startsWith('"')
      if (expected === 'next' || expected === 'colon' || (!isString && (isKeyPlace || !LITERAL.test(token)))) return at
      expected = isKeyPlace ? 'colon' : 'next'
    }
  }
  return text.length
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"|[{}[\],:]|"|[^\s{}[\],:"]+/gy
const BLANK = /\s*/y

/** Places of all values by path (`indicators/3/field`). The text must be valid JSON. Linear. */
function placesOf(text: string): Map<string, number> {
  const places = new Map<string, number>()
  const open: { array: boolean; name: string }[] = []
  let key = ''
  const pathNow = (): string => [...open.map(({ name }) => name), key].filter((part) => part !== '').join('/')
  for (const { token, at, next } of tokens(text)) {
    const inside = open.at(-1)
    if (token.startsWith('"') && inside?.array === false && text[next] === ':') key = JSON.parse(token) as string
    else if (token === '{' || token === '[') {
      places.set(pathNow(), at)
      open.push({ array: token === '[', name: key })
      key = token === '[' ? '0' : ''
    } else if (token === '}' || token === ']') {
      key = open.pop()?.name ?? ''
    } else if (token === ',') key = inside?.array === true ? String(Number(key) + 1) : ''
    else if (token !== ':') places.set(pathNow(), at)
  }
  return places
}

/** The tokens of a text with their places, and where the next one begins. */
function* tokens(text: string): Generator<{ token: string; at: number; next: number }> {
  for (let at = skipBlanks(text, 0); at < text.length;) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)?.[0] ?? text.slice(at, at + 1)
    const next = skipBlanks(text, at + token.length)
    yield { token, at, next }
    at = next
  }
}

function skipBlanks(text: string, from: number): number {
  BLANK.lastIndex = from
  BLANK.test(text)
  return BLANK.lastIndex
}
