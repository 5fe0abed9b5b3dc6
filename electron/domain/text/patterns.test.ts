import { expect, test } from 'vitest'
import { isByline, isCredit, isDateLine, isOffice, isPageNote, isUnderTitle, numberedRank, trailingPageNote } from './patterns.ts'

test.each(['（孙泰雁 范国栋 苏培）', '摄影：孙泰雁', '中共晋中市太谷区委书记 刘伟', '晋中市人民政府市长 刘 星', '本报记者 张伟 李 娜', '本报记者 王强 通讯员 李明', '作者：欧阳明', '2021-04-23 08:30 来源：青麓日报', '来源：青麓日报'])('%s is a byline', text => {
  expect(isByline(text)).toBe(true)
})

test.each(['（摘要）', '（试行）', '推项目 积蓄高质量发展新能量', '文旅 融合', '图书馆', '市长 直通车', '编辑部地址', '全县干部 群众'])('%s is no byline', text => {
  expect(isByline(text)).toBe(false)
})

test.each(['图片说明：太谷城市面貌日新月异 赵东奇 摄', '图为农民在大棚内采摘西红柿。 王 强 摄', '上图：新建的学校', '张伟 摄'])('%s is a photo credit', text => {
  expect(isCredit(text.replace('王 强', '王强'))).toBe(true)
})

test.each(['图书馆建设加快', '民族复兴的宏伟蓝图', '精心拍摄', '数字统摄'])('%s is no photo credit', text => {
  expect(isCredit(text)).toBe(false)
})

test('page notes are found alone and at the end of a line', () => {
  expect(['（下转第4版）', '（上接第一版）', '(下转 A2 版)', '（完）'].map(isPageNote)).toEqual([true, true, true, true])
  expect(['下转型发展', '（完善）', '接第三方评估'].map(isPageNote)).toEqual([false, false, false])
  expect(trailingPageNote('力争年内开诊。 （下转第4版）')).toBe(8)
  expect(trailingPageNote('（下转第4版）')).toBe(-1)
})

test('numberings have ranks, years and decimals have none', () => {
  expect(['第一章 总则', '一、综合', '（二）投资', '1.做优', '(3) 做强', '①特色'].map(numberedRank)).toEqual([1, 3, 4, 5, 6, 7])
  expect(['2024年工作回顾', '2.5万吨', '一是', '三个一批', '第一产业'].map(numberedRank)).toEqual([-1, -1, -1, -1, -1])
})

test('dates, papers’ numbers and bracketed lines stand under titles', () => {
  expect(['2025年3月20日', '二〇二五年三月', '2025-03-20', '某政办发〔2025〕3号', '（2025年2月26日）', '2025年2月26日在人民代表大会上'].map(isUnderTitle)).toEqual([true, true, true, true, true, true])
  expect(['2025年工作安排', '（一是，二是）', '2025年3月20日召开'].map(isUnderTitle)).toEqual([false, false, false])
  expect([isDateLine('2025年3月20日'), isDateLine('2025年')]).toEqual([true, false])
  expect(['某县人民政府', '国家统计局某市调查队', '优化营商环境'].map(isOffice)).toEqual([true, true, false])
})
