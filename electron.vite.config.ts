import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

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
    plugins: [react(), preloadView()],
    worker: { format: 'es' },
    build: {
      target: 'esnext',
      minify: true,
      // Nothing as a data: address: the CSP allows fonts, styles and workers from the app's own origin only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // One stylesheet, named in the page: the window's own would be asked for only with its script.
      cssCodeSplit: false,
      // The dev server looks for it from `root`, the build from here.
      rolldownOptions: {
        input: resolve('src/renderer/index.html'),
        output: {
          // What opens the notebook in one file and what shows it in another: each file costs its own way to the window.
          codeSplitting: {
            groups: [
              { name: 'start', tags: ['$initial'], priority: 1 },
              { name: 'window', test: /src[\\/]renderer[\\/]app[\\/]view\.tsx$/ },
            ],
          },
        },
      },
    },
  },
})

/** Names in the page what the script of the window is made of, so that it is fetched beside what asks for it and not after. */
function preloadView(): Plugin {
  return {
    name: 'preload-view',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => {
        // The dev server has no bundle.
        if (!bundle) return []
        const chunks = Object.values(bundle).filter(file => file.type === 'chunk')
        const view = chunks.find(chunk => chunk.moduleIds.some(id => id.endsWith('/app/view.tsx')))
        if (!view) throw new Error('No file of the bundle holds app/view.tsx')
        return [view.fileName, ...view.imports]
          .filter(name => !html.includes(name))
          .map(name => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${name}` },
            injectTo: 'head' as const,
          }))
      },
    },
  }
}
