import { expect, test } from 'vitest'
import type { NotesPaper } from '../../electron/contract/index.ts'
import { charactersOfNotes, renderNotes } from './notes-paper.ts'

const paper: NotesPaper = {
  kind: 'notes', job: '00000000-0000-4000-8000-000000000001', title: '批注', subtitle: '共 2 条', fileName: '批注.pdf',
  groups: [{ title: '■ 数据', notes: [
    { number: 1, quote: '固定资产投资56亿元', lines: ['口径待核', '<img src=x onerror=alert(1)>'], facts: ['太谷区《计划》第 6 段', '2026-03-05'] },
    { number: 2, quote: '', lines: ['总体印象'], facts: ['太谷区《计划》全文'] },
  ] }],
}

test('each note stands with its number, quote, words and source; markup in a note is text', () => {
  const stage = document.createElement('div')
  renderNotes(paper, stage, [])
  expect([...stage.querySelectorAll('.note-entry')].map((entry) => [...entry.children].map(({ textContent }) => textContent))).toEqual([
    ['1．“固定资产投资56亿元”', '口径待核', '<img src=x onerror=alert(1)>', '太谷区《计划》第 6 段；2026-03-05'], ['2．总体印象', '太谷区《计划》全文'],
  ])
  expect(stage.querySelector('img')).toBe(null)
})

test('no character is laid out whose font was not asked for', () => {
  const stage = document.createElement('div')
  renderNotes(paper, stage, ['𫖮'])
  const known = charactersOfNotes(paper)
  expect([...new Set(stage.textContent)].filter((character) => !known.has(character))).toEqual(['𫖮'])
})
