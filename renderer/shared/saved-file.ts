import type { SavedFile } from '../../electron/contract/index.ts'
import { call } from './bridge.ts'
import { showToast } from './ui/index.ts'

/** Says where an export was saved, and offers to open its folder. */
export function tellSaved({ folder, name }: SavedFile): void {
  showToast(`已存到“${folder}”：${name}`, { action: { name: '打开文件夹', run: showFolder } })
}

async function showFolder(): Promise<void> {
  const shown = await call('file.showLastExport', {}).catch(() => false)
  if (!shown) showToast('这台电脑上不能直接打开文件夹，请在文件管理器里找到它。', { tone: 'failure' })
}
