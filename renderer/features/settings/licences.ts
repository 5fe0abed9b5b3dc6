/** Something that ships with the app and was made by others; `folder`, where it is no package of that name. */
export interface Licensed { readonly name: string; readonly licence: string; readonly folder?: string; readonly use: string }

/** The bundled fonts. */
export const FONT_LICENCES: readonly Licensed[] = [
  { name: '@fontsource/noto-serif-sc', licence: 'OFL-1.1', use: '思源宋体：正文与打印' },
  { name: '@fontsource-variable/noto-sans-sc', licence: 'OFL-1.1', use: '思源黑体：界面' },
  { name: '@fontsource/noto-sans-sc', licence: 'OFL-1.1', use: '思源黑体：打印' },
  { name: '@chinese-fonts/syst', licence: 'OFL-1.1', use: '思源宋体 CN：生僻字' },
  { name: '@chinese-fonts/lxgwwenkai', licence: 'OFL-1.1', use: '霞鹜文楷：楷体' },
  { name: 'fandol', licence: 'GPL-3.0（附字体例外）', folder: 'resources/fonts/fandol', use: 'Fandol 仿宋：仿宋' },
]

/** The packages whose code is part of the app. A test compares the names with what the source imports. */
export const PACKAGE_LICENCES: readonly Licensed[] = [
  { name: 'vue', licence: 'MIT', use: '界面' },
  { name: 'vue-router', licence: 'MIT', use: '页面与后退、前进' },
  { name: 'pinia', licence: 'MIT', use: '界面状态' },
  { name: 'reka-ui', licence: 'MIT', use: '对话框、浮层、选择框' },
  { name: '@lucide/vue', licence: 'ISC', use: '图标' },
  { name: '@tanstack/vue-virtual', licence: 'MIT', use: '长文与长表' },
  { name: '@vueuse/core', licence: 'MIT', use: '界面小工具' },
  { name: 'echarts', licence: 'Apache-2.0', use: '图表' },
  { name: 'zod', licence: 'MIT', use: '核对内部请求' },
  { name: 'better-sqlite3', licence: 'MIT', use: '资料库与笔记' },
  { name: 'pdf-lib', licence: 'MIT', use: 'PDF 文档信息' },
  { name: 'pdfjs-dist', licence: 'Apache-2.0', use: '打印预览' },
  { name: 'exceljs', licence: 'MIT', use: '导出 Excel' },
  { name: 'docx', licence: 'MIT', use: '导出 Word' },
  { name: 'fflate', licence: 'MIT', use: '压缩与解压' },
  { name: 'electron', licence: 'MIT', use: '桌面窗口' },
]
