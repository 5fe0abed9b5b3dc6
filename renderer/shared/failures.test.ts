import { expect, test } from 'vitest'
import { FailureCode } from '../../electron/contract/index.ts'
import { sentenceFor } from './failures.ts'

test('every failure has a whole Chinese sentence that shows no code', () => {
  const poor = FailureCode.options.filter(code => {
    const sentence = sentenceFor({ code })
    return !/^[\u4e00-\u9fff].*。$/.test(sentence) || sentence.includes(code)
  })
  expect(poor).toEqual([])
})

test('the detail stands in the sentence where there is one', () => {
  expect(sentenceFor({ code: 'file-too-large', detail: '58 MB' })).toBe('文件太大（58 MB），请拆分后再导入。')
})
