import type { Failure } from '../../electron/contract/index.ts'

/** What happened and what to do, in Chinese, for every expected failure. A missing code is a type error. */
export function sentenceFor(failure: Failure): string {
  const detail = failure.detail ? `（${failure.detail}）` : ''
  switch (failure.code) {
    case 'call-unknown':
    case 'call-invalid':
    case 'call-refused': return `案头内部请求有误${detail}，本次操作没有执行。请重启案头后再试。`
    case 'call-too-large': return `内容太长${detail}，请分几次进行。`
    case 'busy-closing': return '案头正在关闭，本次操作没有执行。'
    case 'worker-lost': return '资料库进程意外停止，正在重新启动。请稍候再试一次；已保存的内容不受影响。'

    case 'document-missing': return `找不到这份文件${detail}。它可能已被移除，请回到资料库查看。`
    case 'document-bundled': return '这是案头自带的文件，不能移除。'
    case 'file-missing': return `找不到文件${detail}。它可能已被移动或改名，请重新选择。`
    case 'file-unreadable': return `无法读取文件${detail}。请确认文件没有损坏、没有被其他程序占用。`
    case 'file-empty': return `文件是空的${detail}，没有可以导入的文字。`
    case 'file-binary': return `这不是文本文件${detail}。请先在原来的程序里另存为纯文本（.txt）再导入。`
    case 'file-encoding': return `认不出文件的文字编码${detail}。请另存为 UTF-8 或 GB18030 编码再导入。`
    case 'file-too-large': return `文件太大${detail}，请拆分后再导入。`
    case 'file-type': return `不支持这种文件${detail}。目前可以导入纯文本（.txt）。`
    case 'file-token-unknown': return '文件选择已失效，请重新选择文件。'
    case 'region-missing': return `没有这个地区${detail}，请从列表中选择。`
    case 'edition-same': return `这份文本与资料库里已有的完全相同${detail}，没有改动。`
    case 'edition-missing': return '没有可以返回或打开的旧版本。'
    case 'edition-passed': return '没有可以重做的文稿：撤回之后又有订正或决定，或已经重做过。'

    case 'annotation-missing': return '这条批注已不存在，可能刚被删除。'
    case 'anchor-mismatch': return '所选文字与文件不一致，批注没有保存。请重新选择文字。'
    case 'comparison-missing': return '这张对比表已不存在。'
    case 'observation-missing': return '这个数字已不在文件里，请刷新后再试。'
    case 'settings-invalid': return `设置的值不正确${detail}，已保留原来的设置。`

    case 'exchange-foreign': return `这不是案头的批注文件${detail}，没有导入任何内容。请选择扩展名为 .antou-notes 的文件。`
    case 'exchange-newer': return `批注文件由较新版本的案头导出${detail}，本版本不能读。请升级案头后再导入；没有改动任何内容。`
    case 'exchange-damaged': return `批注文件已损坏${detail}，没有导入任何内容。请让对方重新导出一份。`
    case 'preview-missing': return '这次导入预览已失效，请重新选择文件。'
    case 'backup-missing': return '这份备份已不在，请刷新列表后再选。'
    case 'backup-damaged': return `这份备份已损坏${detail}，没有恢复。现在的笔记没有改动，请换一份备份。`
    case 'backup-foreign': return `这个文件不是案头的笔记备份${detail}，没有恢复。现在的笔记没有改动。`
    case 'backup-newer': return `这份备份由较新版本的案头保存${detail}，本版本不能恢复。请先升级案头；现在的笔记没有改动。`

    case 'notebook-newer': return `您的笔记由较新版本的案头保存${detail}，本版本不能打开。请安装新版案头；笔记没有被改动。`
    case 'notebook-damaged': return `笔记文件已损坏${detail}。请从备份恢复；损坏的文件已原样保留。`
    case 'corpus-newer': return `资料库由较新版本的案头建立${detail}。请安装新版案头。`
    case 'corpus-damaged': return `资料库文件已损坏${detail}。重启案头会从原始文件重新建立，您的批注不受影响。`
    case 'folder-read-only': return `数据文件夹不可写${detail}，批注和设置无法保存。请检查文件夹权限后重启案头。`
    case 'folder-in-use': return `另一个案头正在使用同一个数据文件夹${detail}。请先关闭它。`
    case 'disk-full': return `磁盘空间不足${detail}，本次内容没有保存。请清理磁盘后再试。`
    case 'database-locked': return '资料库被其他程序占用，请稍候再试。'

    case 'print-failed': return `生成 PDF 失败${detail}，没有写出文件。请再试一次。`
    case 'print-job-missing': return '这次打印任务已结束，请重新导出。'
    case 'save-failed': return `文件没有保存成功${detail}，原有文件未被改动。请换一个位置再试。`
    case 'glyph-missing': return `有字在字库中缺失${detail}，打印会显示为方框。`
    case 'save-denied': return `这个位置不允许写入${detail}，文件没有保存，原有文件未被改动。请换一个文件夹再试。`
    case 'file-locked': return `文件正被其他程序打开${detail}，没有保存，原有文件未被改动。请先关闭它，或换一个名字。`
    case 'picture-invalid': return `附图不能保存${detail}。请换一种格式，或少选几项指标。`
    case 'nothing-to-export': return '没有可以导出的内容，请先选择要导出的部分。'

    case 'seed-mismatch': return `自带文件与清单不符${detail}，请重新安装案头。`
    case 'lexicon-invalid': return `指标词库有误${detail}，请改正后重启案头。`
    case 'alias-refused': return `这个别名不能添加${detail}，词库没有改动。`
    case 'unknown': return `出现意外错误${detail}，本次操作没有完成。请再试一次；仍不行请重启案头。`
    default: return failure.code satisfies never
  }
}
