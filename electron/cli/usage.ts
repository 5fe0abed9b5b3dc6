import { parseArgs, type ParseArgsConfig } from 'node:util'

/** A mistake in what was typed: told with the way to help, exit code 2. */
export class UsageMistake extends Error {}

export const USAGE = `案头命令行

用法：npm run --silent cli -- 命令 [参数] [选项]

命令
  extract 文件 [--region 地区] [--date 年[-月[-日]]]   读出全部数字，每行一个 JSON（偏移按原文件的字符计）
  read 文件                                          打印整理后的正文
  reanchor 旧文本 新文本 --marks 文件                在新文本中找回批注位置，每行一个 JSON（偏移按字符计；
                                                     same 原处 moved 移动 changed 有变 gone 消失）
  import 文件 --region 地区 [--title 标题] [--date 日期] [--kind 类别] [--period 时期]
                                                     导入到资料库
  search 文字 [--limit 条数] [--json]                检索文件与笔记
  compare [--regions 甲,乙] [--indicators 甲,乙] [--period latest|年,年] [--title 标题]
          [--format csv|json|pdf|docx|xlsx] [--out 文件] [--style official|reading] [--landscape] [--chart]
          [--no-sources] [--encoding utf-8|gb18030]  地区对比表：打印（csv、json）或写成文件；PDF 需要已安装的
                                                     Chromium、Chrome 或 Edge
  doctor [--restore-backup | --start-empty]          检查两个数据库；选项只在笔记损坏时使用

选项
  --data 文件夹   资料与笔记所在的文件夹（默认与案头相同）
  --help          显示本说明
  --version       显示版本
`

/** Options as `parseArgs` takes them. */
type Options = NonNullable<ParseArgsConfig['options']>

const TEXT = { type: 'string' } as const
const FLAG = { type: 'boolean' } as const
const EVERYWHERE = { data: TEXT, help: FLAG, version: FLAG } as const

/** Each command's own options, and how many words it takes. */
export const COMMANDS = {
  extract: { words: ['文件'], options: { region: TEXT, date: TEXT } },
  read: { words: ['文件'], options: {} },
  reanchor: { words: ['旧文本', '新文本'], options: { marks: TEXT } },
  import: { words: ['文件'], options: { region: TEXT, title: TEXT, date: TEXT, kind: TEXT, period: TEXT } },
  search: { words: ['文字'], options: { limit: TEXT, json: FLAG } },
  compare: { words: [], options: {
    regions: TEXT, indicators: TEXT, period: TEXT, title: TEXT, format: TEXT, out: TEXT, style: TEXT, landscape: FLAG, chart: FLAG, 'no-sources': FLAG, encoding: TEXT,
  } },
  doctor: { words: [], options: { 'restore-backup': FLAG, 'start-empty': FLAG } },
} as const satisfies Record<string, { words: readonly string[]; options: Options }>

export type CommandName = keyof typeof COMMANDS

/** What was typed, understood. */
export interface Request {
  readonly command: CommandName | 'help' | 'version'
  /** The command's words, e.g. the file. */
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

/** Understands a command line. Throws `UsageMistake` in Chinese for anything that it does not know. */
export function understand(typed: readonly string[]): Request {
  const [name, ...rest] = typed
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return { command: 'help', words: [], options: {} }
  if (name === '--version') return { command: 'version', words: [], options: {} }
  if (!Object.hasOwn(COMMANDS, name)) {
    throw new UsageMistake(name.startsWith('-') ? `请先写命令，再写选项“${name}”。` : `没有“${name}”这个命令。可用的命令：${Object.keys(COMMANDS).join('、')}。`)
  }
  const command = name as CommandName
  const { values, positionals } = parse(command, rest)
  if (values['help'] === true) return { command: 'help', words: [], options: {} }
  const expected: readonly string[] = COMMANDS[command].words
  // 检索 takes all its words as one query, as it would be typed into the window.
  const words = command === 'search' && positionals.length > 0 ? [positionals.join(' ')] : positionals
  if (words.length < expected.length) throw new UsageMistake(`“${command}”后面缺少${expected[words.length] ?? ''}。`)
  if (words.length > expected.length) throw new UsageMistake(`“${command}”后面多了“${words[expected.length] ?? ''}”。`)
  return { command, words, options: values }
}

function parse(command: CommandName, rest: string[]) {
  try {
    const { values, positionals } = parseArgs({ args: rest, options: { ...EVERYWHERE, ...COMMANDS[command].options } as Options, allowPositionals: true })
    return { values: values as Record<string, string | boolean | undefined>, positionals }
  } catch (error) {
    throw new UsageMistake(optionMistake(command, rest, error))
  }
}

/** Says which option was wrong, and how; `parseArgs` says it in English. */
function optionMistake(command: CommandName, rest: readonly string[], error: unknown): string {
  const known: Options = { ...EVERYWHERE, ...COMMANDS[command].options }
  const typed = rest.filter((word) => word.startsWith('-')).map((word) => word.split('=')[0] ?? word)
  const unknown = typed.find((word) => !Object.hasOwn(known, word.replace(/^--/, '')) || !word.startsWith('--'))
  if (unknown) return `“${command}”没有选项“${unknown}”。可用的选项：${Object.keys(known).map((name) => `--${name}`).join('、')}。`
  const code = error instanceof Error && 'code' in error ? error.code : ''
  const bare = typed.find((word) => code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && known[word.replace(/^--/, '')] !== undefined)
  return bare ? `选项“${bare}”的用法不对：${known[bare.replace(/^--/, '')]?.type === 'string' ? '后面要写内容' : '后面不写内容'}。` : '选项的写法不对。'
}
