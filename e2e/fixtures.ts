import { test as base, expect } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'
import { type Desktop, launchDesktop } from './desktop.ts'
import { watch } from './guard.ts'
import { seedScript } from './seed/bundle.ts'
import type { Seeded, World } from './seed/world.ts'

export type Options = {
  /** What the notebook holds before the app opens; null leaves it as a new researcher finds it. */
  notebook: World | null
  /** What a test breaks on purpose: errors and requests that it expects. */
  allowed: RegExp[]
}

type Fixtures = {
  /** The ids of what `notebook` states, by title. */
  seeded: Seeded
  /** The app in a real Electron with a profile of its own; the test is skipped, with the reason, where there is none. */
  desktop: Desktop
}

type WorkerFixtures = {
  /** Address of the built app. */
  site: string
}

/** `page` stands in the opened app, on the notebook that the test states, in a fresh profile. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  notebook: [null, { option: true }],
  allowed: [[], { option: true }],

  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs off this pattern
    async ({}, use) => {
      const server = await serve({ port: 0 })
      await use(server.address)
      await server.close()
    },
    { scope: 'worker' },
  ],

  context: async ({ context, site, allowed }, use) => {
    const guard = watch(context, url => url.origin === new URL(site).origin, allowed)
    await use(context)
    expect(guard.broken(), 'what the app must never do').toEqual([])
  },

  seeded: async ({ context, site, notebook }, use) => {
    if (!notebook) return use({})
    const page = await context.newPage()
    // A page of the origin, under the app's policy, in which no app runs.
    await page.goto(`${site}about.json`)
    await use((await page.evaluate(`${seedScript()};seed.seedNotebook(${JSON.stringify(notebook)})`)) as Seeded)
  },

  // The page that was seeded, so that no second process is begun for it.
  page: async ({ context, site, seeded: _ }, use) => {
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(site)
    // The notebook is opened before anything is shown; a key pressed before that would be pressed on nothing.
    await page.locator('#root > :not([data-waiting])').first().waitFor({ state: 'attached' })
    await use(page)
  },

  desktop: [
    async ({ notebook, allowed }, use, info) => {
      const desktop = await launchDesktop(info, allowed)
      if (notebook) await desktop.seed(notebook)
      await use(desktop)
      await desktop.close()
      expect(desktop.broken(), 'what the app must never do').toEqual([])
    },
    // Apart from the test's own time: the first start of a test Electron may install it.
    { timeout: 300_000 },
  ],
})

export { expect }
