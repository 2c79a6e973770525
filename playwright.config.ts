import { defineConfig } from '@playwright/test'
import type { Options } from './e2e/fixtures.ts'
import { chromiumFlags, findChromium, findShell } from './scripts/chromium.mjs'

// Looked for once: the workers load this file again, and inherit the answers.
process.env.CHROMIUM_HEADLESS_SHELL ??= (await findShell()) ?? ''
process.env.AIDE_CHROMIUM ??= (await findChromium()) ?? ''

const launched = (executablePath: string | undefined) => ({
  executablePath: executablePath || undefined,
  // No name resolves: whatever slips past the guards in fixtures.ts gets nowhere.
  args: [...chromiumFlags, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
})

export default defineConfig<Options>({
  testDir: 'e2e',
  globalSetup: './e2e/setup.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A busy machine must not refuse a change; what passes only the second time is named at the end of `npm test`.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  // Electron 9 under Xvfb and a cold cache on two cores are slow; a healthy test takes one to five seconds.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Asia/Karachi',
    colorScheme: 'light',
    serviceWorkers: 'block',
    trace: 'off',
    launchOptions: launched(process.env.AIDE_CHROMIUM),
  },
  projects: [
    {
      name: 'browser',
      testMatch: '*.spec.ts',
      testIgnore: ['desktop/**', 'e2e/safety/**'],
      use: { launchOptions: launched(process.env.CHROMIUM_HEADLESS_SHELL || process.env.AIDE_CHROMIUM) },
    },
    { name: 'desktop', testMatch: 'desktop/**/*.spec.ts' },
    // What takes minutes: kills, damage, full disks. `npm run test:safety`.
    { name: 'safety', testDir: 'e2e/safety' },
    // Not a test: makes the pictures of docs/screens.
    { name: 'pictures', testMatch: 'pictures/{pictures,gallery}.ts' },
  ],
})
