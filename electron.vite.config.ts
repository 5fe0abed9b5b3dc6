import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

// Three builds. Only better-sqlite3 stays outside (package.json `dependencies`); all else is bundled.
export default defineConfig({
  main: {
    // Its Node build declares a `require` of its own, which the bundle has already. Only its plain functions are used.
    resolve: { alias: { fflate: at('node_modules/fflate/esm/browser.js') } },
    build: {
      outDir: 'out/main', sourcemap: false,
      rolldownOptions: {
        input: {
          main: at('electron/hosts/desktop/main.ts'),
          'chromium-host': at('electron/hosts/chromium/main.ts'),
          worker: at('electron/library/worker.ts'),
          cli: at('electron/cli.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload', externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/hosts/desktop/preload.ts') },
        // A sandboxed preload cannot be a module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [vue(), woff2Only()],
    build: {
      outDir: at('out/renderer'), emptyOutDir: true,
      minify: true,
      target: 'chrome140',
      // Nothing inlined: the policy allows no data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: at('renderer/index.html'), print: at('renderer/print/print.html') } },
    },
  },
})

/** Every browser that runs the app reads woff2; the font packages' `.woff` copies would double the app's size. */
function woff2Only(): { name: string; enforce: 'pre'; transform: (code: string, id: string) => string | null } {
  return {
    name: 'woff2-only', enforce: 'pre',
    transform: (code, id) => (/\.css($|\?)/.test(id) && code.includes('.woff)')
      ? code.replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, '') : null),
  }
}
