import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { h, nextTick, ref } from 'vue'
import { accessibilityProblems } from '../testing/mount.ts'
import { REGIONS, TAIGU } from '../testing/samples.ts'
import { AppButton, AppDialog, AppSelect, IconButton, MeaningSeal, RegionPicker, SegmentedControl, showToast, ToastStack } from './index.ts'
import { dismissToast, toasts } from './toasts.ts'

beforeEach(() => { document.body.innerHTML = ''; document.documentElement.lang = 'zh-CN'; document.title = '案头' })
afterEach(() => { for (const toast of toasts.value) dismissToast(toast.id); vi.useRealTimers() })

const press = (key: string, target: Element = document.activeElement!): void => { target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })) }

test('an icon button says its label', () => {
  const button = mount(IconButton, { props: { label: '删除批注' }, attachTo: document.body }).get('button')
  expect(button.attributes('aria-label')).toBe('删除批注')
})

test('a dialog is named, takes the focus, and Esc closes it', async () => {
  const open = ref(true)
  mount(() => h(AppDialog, { open: open.value, 'onUpdate:open': value => { open.value = value }, title: '移除文件' }, { default: () => h('input', { 'aria-label': '标题' }) }), { attachTo: document.body })
  await flushPromises()
  const dialog = document.querySelector('[role=dialog]')!
  expect(document.getElementById(dialog.getAttribute('aria-labelledby')!)?.textContent).toBe('移除文件')
  expect(dialog.contains(document.activeElement)).toBe(true)
  expect(await accessibilityProblems(dialog)).toEqual([])
  press('Escape')
  await nextTick()
  expect(open.value).toBe(false)
})

test('a toast with 撤销 runs it once and goes', async () => {
  const undo = vi.fn()
  const stack = mount(ToastStack, { attachTo: document.body })
  showToast('已删除 1 条批注', { action: { name: '撤销', run: undo } })
  await nextTick()
  await stack.get('.action').trigger('click')
  expect([undo.mock.calls.length, stack.text()]).toEqual([1, ''])
})

test('a toast waits while it is pointed at, and never more than three stand', async () => {
  vi.useFakeTimers()
  const stack = mount(ToastStack, { attachTo: document.body })
  for (const text of ['一', '二', '三', '四']) showToast(text)
  await nextTick()
  expect(stack.findAll('.text').map(line => line.text())).toEqual(['二', '三', '四'])
  await stack.findAll('.toast')[2]!.trigger('mouseenter')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(stack.findAll('.text').map(line => line.text())).toEqual(['四'])
})

test('segments are radio buttons: one is checked, a click chooses another', async () => {
  const chosen = ref('light')
  const control = mount(() => h(SegmentedControl<string>, {
    label: '主题', modelValue: chosen.value, 'onUpdate:modelValue': (value: string) => { chosen.value = value },
    options: [{ value: 'light', name: '浅色' }, { value: 'dark', name: '深色' }],
  }), { attachTo: document.body })
  expect(control.get('[role=radiogroup]').attributes('aria-label')).toBe('主题')
  await control.findAll('[role=radio]')[1]!.trigger('click')
  expect([chosen.value, control.findAll('[role=radio]').map(one => one.attributes('aria-checked'))]).toEqual(['dark', ['false', 'true']])
  expect(await accessibilityProblems()).toEqual([])
})

test('a region is found by a part of its full name and chosen with Enter', async () => {
  const chosen = ref<typeof TAIGU.code | null>(null)
  mount(() => h(RegionPicker, { label: '地区', regions: REGIONS, modelValue: chosen.value, 'onUpdate:modelValue': value => { chosen.value = value } }), { attachTo: document.body })
  const input = document.querySelector('input')!
  input.focus()
  input.value = '太谷区'
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
  expect([...document.querySelectorAll('[role=option]')].map(option => option.firstElementChild?.textContent)).toEqual(['太谷区', '太谷经济技术开发区'])
  press('Enter', input)
  await flushPromises()
  expect(chosen.value).toBe(TAIGU.code)
})

test('the name of a region chosen earlier appears when the table of regions comes', async () => {
  const picker = mount(RegionPicker, { props: { label: '地区', regions: [], modelValue: TAIGU.code }, attachTo: document.body })
  await picker.setProps({ regions: REGIONS })
  await flushPromises()
  expect(document.querySelector('input')!.value).toBe('山西省晋中市太谷区')
})

test('the parts are labelled for a screen reader', async () => {
  mount(() => [
    h(AppButton, () => '导入文件'),
    h(AppSelect<string>, { label: '类型', modelValue: 'a', options: [{ value: 'a', name: '工作报告' }] }),
    h(MeaningSeal, { meaning: 'doubt' }),
  ], { attachTo: document.body })
  expect(await accessibilityProblems()).toEqual([])
  expect(document.querySelector('.meaning .visually-hidden')?.textContent).toBe('存疑')
})
