import { app, dialog, shell, type BrowserWindow } from 'electron'
import type { RecoveryChoice, RecoveryOffer } from '../../contract/worker-protocol.ts'
import { freePath } from '../shared/save-file.ts'
import { PICKED_KINDS, savedKind, type FileKind, type PickPurpose } from '../shared/file-kinds.ts'

/** For tests of an unpackaged app: answers for the dialogs. A packaged app never looks at them. */
const given = (name: 'ANTOU_PICK_FILE' | 'ANTOU_SAVE_DIR'): string | undefined => (app.isPackaged ? undefined : process.env[name])

const asFilter = ({ name, extensions }: FileKind): Electron.FileFilter => ({ name, extensions: [...extensions] })

/** The system's file picker: a path, or null if the person cancelled. */
export async function pickFile(window: BrowserWindow, purpose: PickPurpose): Promise<string | null> {
  const answer = given('ANTOU_PICK_FILE')
  if (answer !== undefined) return answer
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: '导入文件', buttonLabel: '导入', properties: ['openFile'],
    filters: [asFilter(PICKED_KINDS[purpose]), { name: '所有文件', extensions: ['*'] }],
  })
  return canceled ? null : filePaths[0] ?? null
}

/** The system's save dialog, which asks before overwriting; null if the person cancelled. */
export async function chooseSavePath(window: BrowserWindow, fileName: string): Promise<string | null> {
  const folder = given('ANTOU_SAVE_DIR')
  if (folder !== undefined) return freePath(folder, fileName)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: '另存为', buttonLabel: '保存', defaultPath: await freePath(app.getPath('documents'), fileName),
    filters: [asFilter(savedKind(fileName))], properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  return canceled || filePath === '' ? null : filePath
}

/** Shows a file in the system's file manager. */
export async function showInFolder(path: string): Promise<boolean> {
  shell.showItemInFolder(path)
  return true
}

/** Says why the library could not be opened. Enter, Escape and closing change nothing: they quit. */
export async function askAfterFailure(title: string, advice: string, recovery: RecoveryOffer | null): Promise<RecoveryChoice | null> {
  const choices: (RecoveryChoice | null)[] = [null]
  const buttons = ['退出，不作改动']
  if (recovery?.backup) {
    const { made, annotations, corrections } = recovery.backup
    choices.push('restore-backup')
    buttons.push(`恢复备份（${new Date(made).toLocaleString('zh-CN')}，批注 ${annotations} 条，更正 ${corrections} 条）`)
  }
  if (recovery !== null) {
    choices.push('start-empty')
    buttons.push('另建空的笔记，保留原文件')
  }
  const { response } = await dialog.showMessageBox({ type: 'error', title: '案头', message: title, detail: advice, buttons, defaultId: 0, cancelId: 0, noLink: true })
  return choices[response] ?? null
}
