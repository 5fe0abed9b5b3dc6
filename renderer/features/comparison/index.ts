// The comparison: table, cell detail, chart, saved comparisons, hand-over as PDF.
export { default as ComparisonView } from './ComparisonView.vue'
