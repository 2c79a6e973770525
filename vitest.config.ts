import { defineConfig } from 'vitest/config'

// Property tests take seconds on a busy machine; none of them is about speed.
const testTimeout = 60_000

// Files share a process, which takes a second to begin; vitest.setup.ts gives each modules and a machine of its own.
const shared = { testTimeout, isolate: false, setupFiles: ['./vitest.setup.ts'] }

const DOM = ['src/**/*.dom.test.ts', 'src/**/*.dom.test.tsx']
// They listen to nothing of the window that would outlive them.
const STATELESS_DOM = ['src/renderer/{editor,formats,lib,ui}/**/*.dom.test.{ts,tsx}']

// `node` is the default world; a file named *.dom.test.ts(x) gets a DOM (the formats that parse HTML, the parts with React).
export default defineConfig({
  test: {
    // Vitest leaves one core free, which on two cores means one file at a time.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...shared,
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'layers.test.ts'],
          exclude: DOM,
        },
      },
      { test: { ...shared, name: 'stateless dom', environment: 'happy-dom', include: STATELESS_DOM } },
      {
        test: {
          testTimeout,
          name: 'dom',
          environment: 'happy-dom',
          setupFiles: ['./vitest.setup.ts'],
          include: DOM,
          exclude: STATELESS_DOM,
        },
      },
    ],
  },
})
