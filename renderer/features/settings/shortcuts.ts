/** A key and what it does, for the settings view. */
export interface Shortcut { readonly keys: readonly string[]; readonly does: string }

/** All shortcuts by the place where they work. */
export const SHORTCUTS: readonly { readonly place: string; readonly keys: readonly Shortcut[] }[] = [
  { place: '各处', keys: [
    { keys: ['Ctrl', 'K'], does: '搜索全部文件和批注' },
    { keys: ['Alt', '←'], does: '后退到刚才的位置' },
    { keys: ['Alt', '→'], does: '前进' },
    { keys: ['Alt', '1 – 4'], does: '资料库、批注、对比、台账' },
    { keys: ['Ctrl', ','], does: '设置' },
    { keys: ['Esc'], does: '关闭浮层' },
  ] },
  { place: '列表', keys: [
    { keys: ['↑', '↓'], does: '上一条、下一条' },
    { keys: ['Home', 'End'], does: '第一条、最后一条' },
    { keys: ['Enter'], does: '打开' },
  ] },
  { place: '批注列表', keys: [
    { keys: ['↑', '↓'], does: '上一条、下一条；Enter 打开原文' },
    { keys: ['E'], does: '编辑；Esc 或 Ctrl+Enter 完成' },
    { keys: ['空格'], does: '选择，可选多条一起导出或删除' },
    { keys: ['Delete'], does: '删除，进回收站' },
    { keys: ['Ctrl', 'Z'], does: '撤销；加 Shift 重做' },
    { keys: ['Esc'], does: '取消选择' },
  ] },
  { place: '写附注', keys: [
    { keys: ['Ctrl', 'B'], does: '粗体' },
    { keys: ['Ctrl', 'I'], does: '强调' },
  ] },
  { place: '阅读', keys: [
    { keys: ['S'], does: '选中当前句，再按选下一句' },
    { keys: ['V'], does: '键盘选择：←→ 逐字，↑↓ 逐句，再按 V 开始选' },
    { keys: ['F'], does: '专注：只亮一句，↑↓ 换句' },
    { keys: ['R'], does: '朗读；空格暂停，J、K 换句' },
    { keys: ['Ctrl', 'F'], does: '在本文中查找' },
    { keys: ['F3'], does: '下一处；加 Shift 上一处' },
    { keys: ['Alt', '↓ ↑'], does: '下一个、上一个数字' },
    { keys: ['Alt', 'Shift', '↓ ↑'], does: '下一条、上一条批注' },
    { keys: ['Enter'], does: '打开所在的数字或批注' },
    { keys: ['Ctrl', 'Shift', 'C'], does: '复制引文和出处' },
  ] },
  { place: '批注', keys: [
    { keys: ['1 – 5'], does: '把选中的文字标为 数据、举措、问题、存疑、引用' },
    { keys: ['U'], does: '画下划线；在批注上按，换成高亮' },
    { keys: ['N'], does: '写附注：选中的文字，或当前段' },
    { keys: ['Shift', 'N'], does: '给全文写附注' },
    { keys: ['Alt', 'Shift', '← →'], does: '移动批注的终点，加 Ctrl 逐句' },
    { keys: ['Alt', 'Shift', '[ ]'], does: '移动批注的起点' },
    { keys: ['Delete'], does: '删除批注，进回收站' },
    { keys: ['Ctrl', 'Z'], does: '撤销' },
    { keys: ['Ctrl', 'Shift', 'Z'], does: '重做' },
  ] },
  { place: '台账', keys: [
    { keys: ['J', '↓'], does: '下一条' },
    { keys: ['K', '↑'], does: '上一条' },
    { keys: ['N'], does: '下一处待核' },
    { keys: ['C'], does: '确认' },
    { keys: ['E'], does: '改正' },
    { keys: ['X'], does: '不是指标' },
    { keys: ['R'], does: '还原为机器的读法' },
    { keys: ['A'], does: '把原文的写法记为指标的别名' },
    { keys: ['O'], does: '打开原文' },
    { keys: ['Ctrl', 'Z'], does: '撤销' },
  ] },
  { place: '对比表', keys: [
    { keys: ['↑ ↓ ← →'], does: '移到旁边一格' },
    { keys: ['Ctrl', 'Shift', '↑ ↓ ← →'], does: '把这一行或这一列移动一格' },
    { keys: ['Enter'], does: '看这一格的出处；在表头上打开菜单' },
    { keys: ['O'], does: '打开原文' },
    { keys: ['Esc'], does: '关闭出处' },
  ] },
]
