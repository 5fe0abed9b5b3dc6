import { expect, test } from 'vitest'
import { dateInWords, momentInWords, progressInWords } from './words.ts'

test('a date is told as exactly as it is known', () => {
  expect(['2024-03-05', '2024-03', '2024', null].map(dateInWords)).toEqual(['2024年3月5日', '2024年3月', '2024年', '日期不详'])
})

test('a moment is told by the calendar day, not by hours gone', () => {
  const now = new Date(2024, 2, 1, 0, 30)
  const tell = (date: Date): string => momentInWords(date.toISOString(), now)
  expect([tell(new Date(2024, 2, 1, 0, 5)), tell(new Date(2024, 1, 29, 23, 55)), tell(new Date(2024, 1, 2, 8)), tell(new Date(2023, 11, 31))])
    .toEqual(['今天 00:05', '昨天 23:55', '2月2日', '2023年12月31日'])
})

test('progress says unread, just begun, how far, or done', () => {
  expect([progressInWords(0, null), progressInWords(0.004, 'x'), progressInWords(0.426, 'x'), progressInWords(0.99, 'x')]).toEqual(['未读', '刚开始', '读到 43%', '已读完'])
})
