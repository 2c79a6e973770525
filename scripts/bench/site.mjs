import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../run.mjs'
import { serve } from '../serve.mjs'

const PAGES = ['data', 'start', 'editable', 'codemirror', 'rows']

/** Serves the built app and, beside it under `/bench/`, the pages that fill its notebook and measure the limits. */
export async function serveSite() {
  const folder = join(root, '.cache', 'bench', 'site')
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(root, 'out', 'renderer'), folder, { recursive: true })
  await build({
    configFile: false,
    root: join(root, 'e2e', 'bench'),
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: join(folder, 'bench'),
      target: 'esnext',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: PAGES.map(page => join(root, 'e2e', 'bench', `${page}.html`)) },
    },
  })
  return serve({ port: 0, folder })
}
