import { ExpectedFailure, type Failure, type FailureCode } from '../contract/index.ts'
import { expectedFailure } from '../library/storage/index.ts'

/** What happened and what to do, for the failures that can be met without a window. */
const SENTENCES: Partial<Record<FailureCode, string>> = {
  'file-missing': '找不到文件，请检查路径。',
  'file-unreadable': '文件无法读取，请检查路径和权限。',
  'file-empty': '文件是空的。',
  'file-binary': '文件不是文本。请先另存为纯文本（.txt）。',
  'file-encoding': '文件的文字编码无法识别。请另存为 UTF-8 文本。',
  'file-too-large': '文件太大，请分成几份。',
  'file-type': '这种文件不能直接读取。请先另存为纯文本（.txt）。',
  'region-missing': '没有这个地区。请用地区全称或六位代码。',
  'notebook-newer': '“我的笔记”由更新版本的案头写成，没有改动任何内容。请安装新版案头。',
  'notebook-damaged': '“我的笔记”损坏，没有改动任何内容。可运行 doctor --restore-backup 恢复备份，原文件会保留。',
  'corpus-newer': '资料库由更新版本的案头写成，没有改动任何内容。请安装新版案头。',
  'corpus-damaged': '资料库损坏。再次运行会从随附文件和导入原件重建。',
  'folder-read-only': '数据文件夹不能写入。请检查权限，或用 --data 指定另一个文件夹。',
  'folder-in-use': '案头正在使用这个数据文件夹。请先关闭案头，或用 --data 指定另一个文件夹。',
  'database-locked': '数据库正被其他程序使用，请稍后再试。',
  'disk-full': '磁盘已满，没有写入任何内容。请腾出空间后再试。',
  'seed-mismatch': '随附文件与清单不符。请重新取得完整的程序文件。',
  'lexicon-invalid': '指标词表有误。',
  'save-denied': '这个位置不允许写入，没有写出文件，原有文件未被改动。请换一个文件夹。',
  'save-failed': '文件没有写成，原有文件未被改动。',
  'file-locked': '文件正被其他程序打开，没有写出，原有文件未被改动。请先关闭它，或换一个名字。',
  'print-failed': '没有印出 PDF，请再试一次。',
  'nothing-to-export': '没有可比较的内容。请换一组地区或指标。',
}

/** An error as one or two Chinese sentences: never a code alone, never a stack. */
export function describe(error: unknown): string {
  const failure = isFailure(error) ? error : expectedFailure(error)?.failure
  if (failure) return sentence(failure)
  return error instanceof Error ? error.message : String(error)
}

function sentence({ code, detail }: Failure): string {
  const known = SENTENCES[code] ?? '没有完成，请重试。'
  return detail ? `${known}（${detail}）` : known
}

function isFailure(error: unknown): error is Failure {
  return typeof error === 'object' && error !== null && 'code' in error && !(error instanceof Error) && !(error instanceof ExpectedFailure)
}
