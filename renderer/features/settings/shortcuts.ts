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
    { keys: ['Enter'], does: '打开' },
    { keys: ['E'], does: '编辑批注' },
    { keys: ['Delete'], does: '删除批注（可撤销）' },
  ] },
  { place: '阅读', keys: [
    { keys: ['1 – 5'], does: '把选中的文字标为 数据、举措、问题、存疑、引用' },
    { keys: ['N'], does: '给选中的文字写批注' },
    { keys: ['S'], does: '选中当前句，再按选下一句' },
    { keys: ['Alt', '↓'], does: '下一个数字（Shift：下一条批注）' },
    { keys: ['Ctrl', 'F'], does: '在本文中查找' },
    { keys: ['Delete'], does: '删除当前批注（可撤销）' },
    { keys: ['Ctrl', 'Z'], does: '撤销' },
  ] },
  { place: '台账', keys: [
    { keys: ['J', '↓'], does: '下一条' },
    { keys: ['K', '↑'], does: '上一条' },
    { keys: ['N'], does: '下一处待核' },
    { keys: ['C'], does: '确认' },
    { keys: ['E'], does: '改正' },
    { keys: ['X'], does: '不是指标' },
    { keys: ['R'], does: '还原为机器的读法' },
    { keys: ['O'], does: '打开原文' },
    { keys: ['Ctrl', 'Z'], does: '撤销' },
  ] },
  { place: '对比表', keys: [
    { keys: ['↑ ↓ ← →'], does: '移到旁边一格' },
    { keys: ['Enter'], does: '看这一格的出处' },
    { keys: ['Esc'], does: '关闭出处' },
  ] },
]
