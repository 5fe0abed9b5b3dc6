import { expect, test } from 'vitest'
import { cellText, summaryOf, summaryText } from './index.ts'
import { documentOf, figure, specOf } from './testing/observed.ts'
import { derive, tableOf } from './testing/tables.ts'

const INVESTMENT = '固定资产投资', GDP = '地区生产总值'
const text = (...args: Parameters<typeof tableOf>) => summaryOf(tableOf(...args)).map((paragraph) => paragraph.map((piece) => piece.text).join(''))

test('a row becomes a sentence with region, indicator, figure and unit; a plan is called one', () => {
  expect(text(specOf(['太谷区', '晋中市', '太原市'], [INVESTMENT]), [figure('太谷区', INVESTMENT, '56亿元', 56e8, { status: 'target' }), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8)])[0])
    .toBe('2024年固定资产投资：太谷区目标为56亿元；晋中市为682.6亿元。太原市无文件。')
})

test('what a figure needs beside it is said: conversion, odd period, part, doubt', () => {
  const odd = [figure('太谷区', INVESTMENT, '560000万元', 56e8, { subject: '太谷区城区', review: 'doubtful', confidence: 0.7 }), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8, { period: '2024Q1' })]
  expect(text(specOf(['太谷区', '晋中市'], [INVESTMENT]), odd)[0]).toBe('2024年固定资产投资：太谷区为56亿元（原文“560000万元”；仅指太谷区城区；待核）；晋中市为682.6亿元（2024年一季度数）。')
})

test('growth rises or falls; a fall is said without a minus sign', () => {
  expect(text(specOf(['太谷区', '晋中市'], [GDP]), [figure('太谷区', GDP, '-1.5%', -1.5, { measure: 'growth', unit: '%' }), figure('晋中市', GDP, '5%', 5, { measure: 'growth', status: 'target' })])[0])
    .toBe('2024年地区生产总值增速：太谷区下降1.5%；晋中市目标增长5%。')
})

test('hedges stay with their number, in the place that Chinese gives them', () => {
  const lamps = [figure('太谷区', '节能路灯数', '4万多盏', 40000, { qualifier: '多', unit: '盏' }), figure('晋中市', '节能路灯数', '5万盏以上', 50000, { qualifier: '以上', unit: '盏' })]
  expect(text(specOf(['太谷区', '晋中市'], ['节能路灯数']), lamps)[0]).toBe('2024年节能路灯数：太谷区为4万余盏；晋中市为5万盏以上。')
})

test('where years stand side by side, a region without any figure is named once', () => {
  expect(text(specOf(['太谷区', '晋中市'], [INVESTMENT], { periods: ['2023', '2024'] }), [figure('太谷区', INVESTMENT, '56亿元', 56e8), figure('晋中市', GDP, '1亿元', 1e8, { document: documentOf('晋中市', '2025-01', '2024-2025') })])[0])
    .toBe('固定资产投资：太谷区2024年为56亿元。晋中市未提及。')
})

test('no number is invented: every figure is that of its cell, and all digits outside figures are years or printed originals', () => {
  const table = tableOf(specOf(['太谷区', '晋中市'], [INVESTMENT, GDP], { derived: [derive('difference', '晋中市', '太谷区')] }), [figure('太谷区', INVESTMENT, '56亿元', 56e8), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8), figure('晋中市', GDP, '5.3%', 5.3, { measure: 'growth' })])
  for (const piece of summaryOf(table).flat()) {
    if (piece.kind === 'words') expect(piece.text.replace(/\d{4}年/gu, '')).not.toMatch(/\d/u)
    else expect(piece.text).toContain(cellText(table.rows[piece.row]!.cells[piece.column]!).replace('−', ''))
  }
})

test('copied, each figure of the ledger carries its source in brackets; computed ones say that they are computed', () => {
  const table = tableOf(specOf(['太谷区', '晋中市'], [INVESTMENT], { derived: [derive('difference', '晋中市', '太谷区')] }), [figure('太谷区', INVESTMENT, '56亿元', 56e8), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8)])
  expect(summaryText(summaryOf(table), table).split('\n')[0]).toBe('2024年固定资产投资：太谷区为56亿元〔《太谷区政府工作报告》2025-01，第1段〕；晋中市为682.6亿元〔《晋中市政府工作报告》2025-01，第1段〕。按表中数推算，晋中市−太谷区为626.6亿元。')
})

test('what must be known of the table closes the summary; an empty table has none', () => {
  const all = text(specOf(['太谷区', '晋中市'], [INVESTMENT]), [figure('太谷区', INVESTMENT, '56亿元', 56e8), figure('晋中市', INVESTMENT, '682.6亿元', 682.6e8)])
  expect([all.at(-1)!.slice(0, 25), text(specOf([], []), [])]).toEqual(['口径说明：除另注外，均为2024年数据。各地区层级', []])
})
