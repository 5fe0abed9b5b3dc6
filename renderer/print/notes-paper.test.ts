import { expect, test } from 'vitest'
import type { NotesPaper } from '../../electron/contract/index.ts'
import { charactersOfNotes, renderNotes } from './notes-paper.ts'

const paper: NotesPaper = {
  kind: 'notes', job: '00000000-0000-4000-8000-000000000001', title: '批注', subtitle: '共 2 条', fileName: '批注.pdf',
  groups: [{ title: '■ 数据', notes: [
    { number: 1, quote: '固定资产投资56亿元', note: '口径**待核**\n<img src=x onerror=alert(1)>', others: [{ title: '另一版本（乙）：', note: '- 甲\n- 乙' }], facts: ['太谷区《计划》第 6 段', '2026-03-05'] },
    { number: 2, quote: '', note: '总体印象', others: [], facts: ['太谷区《计划》全文'] },
  ] }],
}

test('each note stands with its number, quote, words and source; markup in a note is text', () => {
  const stage = document.createElement('div')
  renderNotes(paper, stage, [])
  expect([...stage.querySelectorAll('.note-entry')].map((entry) => [...entry.children].map(({ textContent }) => textContent))).toEqual([
    ['1．“固定资产投资56亿元”', '口径待核<img src=x onerror=alert(1)>', '另一版本（乙）：', '•甲•乙', '太谷区《计划》第 6 段；2026-03-05'],
    ['2．', '总体印象', '太谷区《计划》全文'],
  ])
  expect([stage.querySelector('strong')?.textContent, stage.querySelectorAll('li').length]).toEqual(['待核', 2])
  expect(stage.querySelector('img')).toBe(null)
})

test('a hostile note is laid out to its end, and of nothing but the few elements that notes may use', () => {
  const stage = document.createElement('div')
  const hostile = ['<script>alert(1)</script>', '> '.repeat(4000), '**'.repeat(4000), '- '.repeat(4000), '[x](javascript:alert(1))', '![](data:image/svg+xml,<svg onload=alert(1)>)'].join('\n')
  renderNotes({ ...paper, groups: [{ title: '■ 数据', notes: [{ number: 1, quote: '固投', note: hostile, others: [], facts: [] }] }] }, stage, [])
  const made = new Set([...stage.querySelectorAll('.note-body *')].map(({ tagName }) => tagName))
  expect([...made].filter((name) => !['P', 'STRONG', 'EM', 'CODE', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'PRE', 'BR', 'SPAN'].includes(name))).toEqual([])
  expect([...stage.querySelectorAll('.note-body *')].flatMap((one) => one.getAttributeNames()).filter((name) => name !== 'class')).toEqual([])
})

test('no character is laid out whose font was not asked for', () => {
  const stage = document.createElement('div')
  renderNotes(paper, stage, ['𫖮'])
  const known = charactersOfNotes(paper)
  expect([...new Set(stage.textContent)].filter((character) => !known.has(character))).toEqual(['𫖮'])
})
