import { expect, test } from 'vitest'
import type { CallOutput, DocumentId } from '../../contract/index.ts'
import { openTestLibrary } from '../testing/library.ts'

const A = '# 甲县工作报告\n\n## 项目建设\n\n投资增长5%。\n\n## 乡村振兴\n\n全面推进。\n\n## 民生保障\n\n办好实事。\n'
const B = '# 乙县工作报告\n\n## 项目建设\n\n投资增长6%。\n\n## 文旅融合\n\n打造品牌。\n\n## 民生保障\n\n办好实事。\n'

async function prepared() {
  const app = openTestLibrary()
  const a = (await app.importText(A, { title: '甲' })).id
  const b = (await app.importText(B, { title: '乙' })).id
  const headings = async (id: DocumentId) => (await app.get('document.open', { documentId: id })).passages.filter(({ kind }) => kind === 'heading')
  const [left, right] = [await headings(a), await headings(b)]
  const words = ({ pairs }: CallOutput<'pairing.get'>) => pairs.map((pair) => {
    const name = (all: typeof left, index: number) => all.find((heading) => heading.index === index)?.text
    return `${name(left, pair.a)} = ${name(right, pair.b)} (${pair.reason})`
  })
  const at = (all: typeof left, text: string) => all.find((heading) => heading.text === text)!.index
  return { app, a, b, left, right, words, at }
}

test('headings of two documents are paired, the same from both sides', async () => {
  const { app, a, b, words } = await prepared()
  const pairing = await app.get('pairing.get', { a, b })
  expect(words(pairing)).toEqual(['项目建设 = 项目建设 (words)', '乡村振兴 = 文旅融合 (place)', '民生保障 = 民生保障 (words)'])
  const turned = await app.get('pairing.get', { a: b, b: a })
  expect(turned.pairs.map((pair) => [pair.b, pair.a])).toEqual(pairing.pairs.map((pair) => [pair.a, pair.b]))
})

test('a person’s word on the pairing stays after a restart, and can be forgotten', async () => {
  const { app, a, b, left, right, words, at } = await prepared()
  await app.get('pairing.set', { a, b, change: { kind: 'part', heading: at(left, '乡村振兴'), with: at(right, '文旅融合') } })
  const pairing = await app.get('pairing.set', { a: b, b: a, change: { kind: 'pair', heading: at(right, '民生保障'), with: at(left, '乡村振兴') } })
  expect(pairing.corrections).toBe(2)
  await app.library.close()
  const second = openTestLibrary({ dataFolder: app.dataFolder })
  expect(words(await second.get('pairing.get', { a, b }))).toEqual(['项目建设 = 项目建设 (words)', '乡村振兴 = 民生保障 (person)'])
  expect((await second.get('pairing.set', { a, b, change: { kind: 'reset' } })).corrections).toBe(0)
})

test('a passage that is no heading, and an unknown document, are refused', async () => {
  const { app, a, b } = await prepared()
  expect(await app.failure('pairing.set', { a, b, change: { kind: 'pair', heading: 9999, with: 0 } })).toBe('anchor-mismatch')
  expect(await app.failure('pairing.get', { a, b: 'nothing' })).toBe('document-missing')
})
