// The parts that every view is made of. Thin wrappers over reka-ui where it fits; its Select and ScrollArea are
// left out because they inject <style> elements, which the page's policy refuses.
export { default as AppButton } from './AppButton.vue'
export { default as IconButton } from './IconButton.vue'
export { default as AppDialog } from './AppDialog.vue'
export { default as AppPopover } from './AppPopover.vue'
export { default as AppTooltip } from './AppTooltip.vue'
export { default as SegmentedControl } from './SegmentedControl.vue'
export { default as AppSelect } from './AppSelect.vue'
export { default as EmptyState } from './EmptyState.vue'
export { default as MeaningSeal } from './MeaningSeal.vue'
export { default as ToastStack } from './ToastStack.vue'
export { showToast, dismissToast, type Toast } from './toasts.ts'
