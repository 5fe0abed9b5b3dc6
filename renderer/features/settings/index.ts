/** 设置: theme, typography, own region, data, keys, licences. */
export { default as SettingsView } from './SettingsView.vue'
