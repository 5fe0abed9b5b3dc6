import type { RecoveryChoice, RecoveryOffer } from '../../contract/worker-protocol.ts'
import type { AssetAnswer, AssetServer } from '../shared/assets.ts'
import { responseHeaders } from '../shared/policy.ts'

/** A page of the host itself, for when the library could not be opened: plain, without script. */
export interface Notice {
  readonly title: string
  readonly advice: string
  readonly recovery: RecoveryOffer | null
}

export const NOTICE_PATH = '/-/notice'
const STYLE_PATH = '/-/notice.css'
const CHOICES: Readonly<Record<string, RecoveryChoice>> = { '/-/recover/backup': 'restore-backup', '/-/recover/empty': 'start-empty' }

const STYLE = `
body { margin: 18vh auto 0; max-width: 34em; padding: 0 2em; background: #f7f4ee; color: #2b2723; font: 17px/1.9 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif }
h1 { font-size: 22px } p { overflow-wrap: anywhere }
a { display: inline-block; margin: 0 1em 1em 0; padding: .3em 1em; border: 1px solid #8c2f21; border-radius: 4px; color: #8c2f21; text-decoration: none }
a:focus-visible { outline: 3px solid #8c2f21; outline-offset: 2px }`

const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** Serves the host's own pages before those of the app. A choice is passed on; nothing else than a click makes one. */
export function withNoticePages(assets: AssetServer, current: () => Notice | null, onChoice: (choice: RecoveryChoice) => void): AssetServer {
  return async (pathname) => {
    if (pathname === STYLE_PATH) return text('text/css', STYLE)
    const notice = current()
    if (notice === null) return assets(pathname)
    if (pathname === NOTICE_PATH) return text('text/html', render(notice.title, escape(notice.advice), notice.recovery))
    const choice = Object.hasOwn(CHOICES, pathname) ? CHOICES[pathname] : undefined
    if (choice === undefined || notice.recovery === null) return assets(pathname)
    onChoice(choice)
    return text('text/html', render('请稍候', '正在处理，完成后会自动打开。', null))
  }
}

function render(title: string, advice: string, recovery: RecoveryOffer | null): string {
  const backup = recovery?.backup
  const offers = recovery === null ? '' : `<p>${backup
    ? `<a href="/-/recover/backup">恢复备份（${escape(localTime(backup.made))}，批注 ${backup.annotations} 条，更正 ${backup.corrections} 条）</a>` : ''}<a href="/-/recover/empty">另建空的笔记，保留原文件</a></p><p>关闭窗口则不作任何改动。</p>`
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>案头</title><link rel="stylesheet" href="${STYLE_PATH}"><h1>${escape(title)}</h1><p>${advice}</p>${offers}`
}

const localTime = (iso: string): string => new Date(iso).toLocaleString('zh-CN', { dateStyle: 'long', timeStyle: 'short' })

const text = (type: string, body: string): AssetAnswer =>
  ({ status: 200, headers: { ...responseHeaders(), 'Content-Type': `${type}; charset=utf-8` }, body: Buffer.from(body) })
