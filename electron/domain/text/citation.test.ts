import fc from 'fast-check'
import { expect, test } from 'vitest'
import { citation } from './index.ts'

const PASSAGES = [{ text: '紧抓机遇' }, { text: '推项目' }, { text: '今年要实现固投增长10%的目标。' }, { text: '别的。' }]
const SOURCE = { region: '太谷区', title: '2024年太谷区这样干', date: '2024-03-05' }

test('a quotation carries region, title, date and passage', () => {
  expect(citation(SOURCE, PASSAGES, [{ passage: 2, start: 0, end: 15 }])).toEqual({
    plain: '“今年要实现固投增长10%的目标”（太谷区《2024年太谷区这样干》，2024年3月5日，第3段）',
    html: '<blockquote><p>“今年要实现固投增长10%的目标”</p></blockquote><p>（太谷区《2024年太谷区这样干》，2024年3月5日，第3段）</p>',
  })
})

test('an unknown date is left out; several passages are a row or a list', () => {
  const spans = (...passages: number[]) => passages.map(passage => ({ passage, start: 0, end: 2 }))
  expect(citation({ ...SOURCE, date: null }, PASSAGES, spans(1, 2)).plain).toBe('“推项\n今年”（太谷区《2024年太谷区这样干》，第2—3段）')
  expect(citation({ ...SOURCE, date: '2024' }, PASSAGES, spans(1, 3)).plain).toBe('“推项\n别的”（太谷区《2024年太谷区这样干》，2024年，第2、4段）')
})

test('a citation without a span, or of a passage that is not there, is a mistake', () => {
  expect(() => citation(SOURCE, PASSAGES, [])).toThrow(RangeError)
  expect(() => citation(SOURCE, PASSAGES, [{ passage: 9, start: 0, end: 1 }])).toThrow(RangeError)
})

test('nothing from a text becomes markup', () => {
  fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (text, region, title) => {
    const { html } = citation({ region, title, date: null }, [{ text: `<img src=x onerror=1>${text}` }], [{ passage: 0, start: 0, end: 400 }])
    expect(html.replace(/<\/?(?:blockquote|p)>/g, '')).not.toMatch(/[<>"']/)
  }))
})
