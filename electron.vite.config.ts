import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// Everything is bundled, so the packaged app carries no node_modules.
export default defineConfig({
  main: {
    build: { externalizeDeps: false, rolldownOptions: { input: 'src/main/index.ts', external: ['electron'] } },
  },
  preload: {
    build: {
      externalizeDeps: false,
      // A sandboxed preload must be one CommonJS file.
      rolldownOptions: {
        input: 'src/preload/index.ts',
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: 'esnext',
      minify: true,
      // Nothing as a data: address: the CSP allows fonts, styles and workers from the app's own origin only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // The dev server looks for it from `root`, the build from here.
      rolldownOptions: { input: resolve('src/renderer/index.html') },
    },
  },
})
