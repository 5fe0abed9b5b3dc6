import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// Unit and component tests stand beside their code. Storage tests open real files, so they run in processes of
// their own (better-sqlite3 in a thread of a shared process is not what the app does).
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node', environment: 'node', pool: 'forks', setupFiles: 'tests/setup/seed.ts',
          testTimeout: 60_000, hookTimeout: 60_000,
          include: ['electron/**/*.test.ts', 'tests/{boundaries,security,crash}/**/*.test.ts'],
        },
      },
      {
        plugins: [vue()],
        test: {
          name: 'renderer', environment: 'happy-dom', setupFiles: 'tests/setup/seed.ts',
          testTimeout: 30_000, include: ['renderer/**/*.test.ts'],
        },
      },
    ],
  },
})
