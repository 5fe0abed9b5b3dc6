import { defineConfig } from '@playwright/test'

// The browser tests start the built app, one at a time on each of two workers, each on a data folder of its own.
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'out/test-results/browser',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['line']],
})
