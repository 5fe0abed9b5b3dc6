import { parseArgs } from 'node:util'

/** What the command line said. */
export type Options =
  | { readonly kind: 'run'; readonly dataFolder: string | null; readonly picturesFolder: string | null }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  /** A sentence in Chinese about what was not understood. */
  | { readonly kind: 'mistake'; readonly message: string }

export const HELP = `案头：离线阅读政府材料、核对数字、比较地区、打印附表

用法：
  npm start                        打开案头
  npm start -- --data 文件夹       用另一个文件夹保存资料库和笔记

选项：
  --data 文件夹        数据文件夹（默认在系统为用户数据准备的位置）
  --pictures 文件夹    不开窗口：把默认对比表的 PDF 和各界面的图片写到该文件夹，然后退出（只在用浏览器打开时）
  --help               显示本说明
  --version            显示版本`

/** Reads the options; anything unknown is a mistake, never ignored. */
export function readOptions(words: readonly string[]): Options {
  try {
    const { values, positionals } = parseArgs({
      args: [...words], allowPositionals: true, strict: true,
      options: { data: { type: 'string' }, pictures: { type: 'string' }, help: { type: 'boolean' }, version: { type: 'boolean' } },
    })
    if (positionals.length > 0) return mistake(`不需要“${positionals[0]}”`)
    if (values.help === true) return { kind: 'help' }
    if (values.version === true) return { kind: 'version' }
    if (values.data === '') return mistake('--data 后面要写一个文件夹')
    if (values.pictures === '') return mistake('--pictures 后面要写一个文件夹')
    return { kind: 'run', dataFolder: values.data ?? null, picturesFolder: values.pictures ?? null }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    const named = /'(-[^' ]*)/.exec(message)?.[1] ?? ''
    return mistake(code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `不认识的选项“${named}”` : `选项“${named}”的写法不对`)
  }
}

const mistake = (what: string): Options => ({ kind: 'mistake', message: `${what}。可用的选项见 --help。` })
