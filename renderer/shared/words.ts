import type { DocumentKind } from '../../electron/contract/index.ts'

/** What a document is, in the words on screen. */
export const DOCUMENT_KIND_NAMES: Record<DocumentKind, string> = {
  'work-report': '政府工作报告', plan: '工作部署', summary: '工作总结', feature: '专题报道', news: '新闻', other: '其他材料',
}

/** `2024-03-05` → 2024年3月5日; `2024-03` → 2024年3月; `2024` → 2024年; null → 日期不详. */
export function dateInWords(date: string | null): string {
  if (date === null) return '日期不详'
  const [year, month, day] = date.split('-')
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`
}

/** A count with separators for people: 12345 → 12,345. */
export const countInWords = (count: number): string => count.toLocaleString('en-US')

const pad = (value: number): string => String(value).padStart(2, '0')

/** A moment on this laptop's clock: 今天 09:05, 昨天 18:30, 3月5日, 2023年12月1日. Both as ISO time or Date. */
export function momentInWords(moment: string, now: Date = new Date()): string {
  const then = new Date(moment)
  const dayOf = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
  const days = Math.round((dayOf(now) - dayOf(then)) / 86_400_000)
  const clock = `${pad(then.getHours())}:${pad(then.getMinutes())}`
  if (days === 0) return `今天 ${clock}`
  if (days === 1) return `昨天 ${clock}`
  const monthDay = `${then.getMonth() + 1}月${then.getDate()}日`
  return then.getFullYear() === now.getFullYear() ? monthDay : `${then.getFullYear()}年${monthDay}`
}

/** 2024年3月1日 09:05:07 on this laptop's clock: backups of one day differ by their time. */
export function exactMoment(moment: string): string {
  const then = new Date(moment)
  return `${then.getFullYear()}年${then.getMonth() + 1}月${then.getDate()}日 ${pad(then.getHours())}:${pad(then.getMinutes())}:${pad(then.getSeconds())}`
}

const FINISHED = 0.985 // the last lines of a text never reach the top of the page

/** Whether a text counts as read to the end; `progress` is 0..1. */
export const isFinished = (progress: number): boolean => progress >= FINISHED

/** 0.426 → 读到 43%; read to the end → 已读完; untouched → 未读. */
export function progressInWords(progress: number, lastRead: string | null): string {
  if (lastRead === null) return '未读'
  if (isFinished(progress)) return '已读完'
  return progress < 0.01 ? '刚开始' : `读到 ${Math.round(progress * 100)}%`
}
