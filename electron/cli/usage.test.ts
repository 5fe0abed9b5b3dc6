import { expect, test } from 'vitest'
import { understand } from './usage.ts'

const mistake = (...typed: string[]) => {
  try {
    return understand(typed)
  } catch (error) {
    return (error as Error).message
  }
}

test.each([
  [['fly'], '没有“fly”这个命令'],
  [['toString'], '没有“toString”这个命令'],
  [['--data', 'x', 'search'], '请先写命令'],
  [['extract'], '“extract”后面缺少文件'],
  [['extract', 'a', 'b'], '“extract”后面多了“b”'],
  [['extract', 'a', '--colour'], '没有选项“--colour”'],
  [['extract', 'a', '-x'], '没有选项“-x”'],
  [['extract', 'a', '--region'], '选项“--region”的用法不对：后面要写内容'],
  [['search', 'a', '--json=1'], '选项“--json”的用法不对：后面不写内容'],
])('%j is answered in Chinese with what is wrong', (typed, sentence) => {
  expect(mistake(...typed)).toContain(sentence)
})

test('a command with its options is understood; a query keeps all its words', () => {
  expect(understand(['extract', 'a.txt', '--region', '太谷区', '--date=2024-01'])).toEqual({
    command: 'extract', words: ['a.txt'], options: { region: '太谷区', date: '2024-01' },
  })
  expect(understand(['search', '太谷', '玛钢']).words).toEqual(['太谷 玛钢'])
  expect([[], ['help'], ['-h'], ['search', '--help']].map((typed) => understand(typed).command)).toEqual(['help', 'help', 'help', 'help'])
})
