import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../../scripts/run.mjs'

const folder = join(root, '.cache', 'e2e')

/**
 * Bundles `seed.ts` into one script that leaves `seed` behind. It stays out of `out/`: the app that is tested has
 * nothing in it for tests.
 */
export async function bundleSeed(): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome83',
      minify: true,
      lib: { entry: join(root, 'e2e', 'seed', 'seed.ts'), formats: ['iife'], name: 'seed', fileName: () => 'seed.js' },
    },
    // One script has no workers beside it; what is seeded is small enough to be read in the page.
    define: { 'process.env.NODE_ENV': '"production"', Worker: 'undefined' },
  })
}

/** The bundled script, to be evaluated in a page. */
export function seedScript(): string {
  return readFileSync(join(folder, 'seed.js'), 'utf8')
}
