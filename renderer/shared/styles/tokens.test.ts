import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

/** The custom properties of a theme's block that are plain colours. */
function coloursOf(theme: string): Map<string, string> {
  const block = css.split(`:root[data-theme='${theme}'] {`)[1]!.split('}')[0]!
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(match => [match[1]!, match[2]!]))
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

const MARKS = ['data', 'measure', 'problem', 'doubt', 'quote']
const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ...['paper', 'paper-sunk', 'paper-raised'].flatMap(ground => ['ink', 'ink-soft', 'accent'].map(ink => [ink, ground] as const)),
  ['accent', 'accent-wash'], ['ink', 'accent-wash'], ['accent-strong', 'accent-wash'], ['ink-soft', 'accent-wash'], ['on-accent', 'accent'], ['on-accent', 'accent-strong'],
  ['ink', 'found'], ['paper', 'ink'],
  ...MARKS.flatMap(mark => [['ink', `mark-${mark}`], [`mark-${mark}-ink`, `mark-${mark}`], [`mark-${mark}-ink`, 'paper']] as const),
]

test.each(['light', 'dark', 'eyecare'])('in the theme %s every text stands out from its ground by 4.5 : 1, every control by 3 : 1', theme => {
  const colours = coloursOf(theme)
  const ratio = (ink: string, ground: string): number => contrast(colours.get(ink)!, colours.get(ground)!)
  const weak = [
    ...TEXT_PAIRS.filter(([ink, ground]) => ratio(ink, ground) < 4.5),
    ...['paper', 'paper-raised'].map(ground => ['rule-strong', ground] as const).filter(([ink, ground]) => ratio(ink, ground) < 3),
  ]
  expect(weak.map(([ink, ground]) => `${ink} on ${ground}: ${ratio(ink, ground).toFixed(2)}`)).toEqual([])
})

test('the three themes define the same names', () => {
  const names = ['light', 'dark', 'eyecare'].map(theme => [...coloursOf(theme).keys()].sort())
  expect(names[1]).toEqual(names[0])
  expect(names[2]).toEqual(names[0])
})
