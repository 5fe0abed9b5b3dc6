import type { Failure } from '../../contract/index.ts'

/** What a person reads when the app could not start: what happened, and what to do. */
export function startFailureText(failure: Failure, dataFolder: string): { title: string; advice: string } {
  const where = `数据文件夹：${dataFolder}`
  switch (failure.code) {
    case 'notebook-newer':
      return { title: '“我的笔记”由更新版本的案头写成', advice: `请用较新的版本打开。这里没有改动任何内容。${where}` }
    case 'corpus-newer':
      return { title: '资料库由更新版本的案头写成', advice: `请用较新的版本打开。这里没有改动任何内容。${where}` }
    case 'notebook-damaged':
      return { title: '“我的笔记”损坏，不能打开', advice: `原文件会保留，不会删除。可以恢复最近一次核对过的备份。${where}` }
    case 'corpus-damaged':
      return { title: '资料库损坏，且不能重建', advice: `请重新安装案头；“我的笔记”不受影响。${where}` }
    case 'folder-read-only':
      return { title: '数据文件夹不能写入', advice: `请检查该文件夹的权限，或用 --data 指定另一个文件夹。${where}` }
    case 'folder-in-use':
    case 'database-locked':
      return { title: '案头已经在运行', advice: `请切换到已打开的窗口；若没有窗口，请稍候几秒再试。${where}` }
    case 'disk-full':
      return { title: '磁盘已满', advice: `请腾出一些空间后再打开。没有内容丢失。${where}` }
    case 'seed-mismatch':
    case 'lexicon-invalid':
      return { title: '随程序提供的资料不完整', advice: `请重新安装案头；“我的笔记”不受影响。${failure.detail ?? ''}` }
    default:
      return { title: '案头未能启动', advice: `请重新打开；若仍然如此，请把数据文件夹中的 host.log 和 library.log 交给维护人员。${where}` }
  }
}
