import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { HostEvents } from '../../contract/index.ts'

type Command = HostEvents['menu.command']['command']

export interface MenuParts {
  readonly tell: (command: Command) => void
  readonly quit: () => void
  readonly openDataFolder: () => void
}

/** 案头、文件、编辑、查看、窗口、帮助. The page hears of its own entries by the event `menu.command`. */
export function setMenu({ tell, quit, openDataFolder }: MenuParts): void {
  const entry = (label: string, command: Command, accelerator?: string): MenuItemConstructorOptions =>
    ({ label, click: () => tell(command), ...(accelerator === undefined ? {} : { accelerator }) })
  const line: MenuItemConstructorOptions = { type: 'separator' }

  Menu.setApplicationMenu(Menu.buildFromTemplate([
    {
      label: '案头',
      submenu: [entry('关于案头', 'about'), line, entry('设置…', 'settings', 'CmdOrCtrl+,'), line, { label: '退出案头', accelerator: 'CmdOrCtrl+Q', click: quit }],
    },
    {
      label: '文件',
      submenu: [entry('导入文件…', 'import', 'CmdOrCtrl+O'), entry('导出对比表 PDF…', 'export-pdf', 'CmdOrCtrl+Shift+E'), line, { label: '打开数据文件夹', click: openDataFolder }],
    },
    {
      label: '编辑',
      submenu: [
        { label: '撤销', role: 'undo' }, { label: '重做', role: 'redo' }, line,
        { label: '剪切', role: 'cut' }, { label: '复制', role: 'copy' }, { label: '粘贴', role: 'paste' }, { label: '全选', role: 'selectAll' }, line,
        entry('搜索…', 'search', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: '查看',
      submenu: [
        entry('返回', 'back', 'Alt+Left'), entry('前进', 'forward', 'Alt+Right'), line,
        entry('资料库', 'library'), entry('批注', 'annotations'), entry('对比', 'comparison'), entry('指标台账', 'metrics'), line,
        { label: '放大', role: 'zoomIn' }, { label: '缩小', role: 'zoomOut' }, { label: '实际大小', role: 'resetZoom' }, line,
        { label: '全屏', role: 'togglefullscreen' },
        // A packaged app has no developer tools.
        ...(app.isPackaged ? [] : [{ label: '开发者工具', role: 'toggleDevTools' } as const]),
      ],
    },
    { label: '窗口', role: 'window', submenu: [{ label: '最小化', role: 'minimize' }, { label: '关闭窗口', role: 'close' }] },
    { label: '帮助', role: 'help', submenu: [entry('键盘操作', 'settings'), entry('关于案头', 'about')] },
  ]))
}
