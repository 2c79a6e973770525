import { defineConfig } from 'vitest/config'

// Property tests take seconds on a busy machine; none of them is about speed.
const testTimeout = 60_000

// They keep caches only, so one world serves them all.
const STATELESS = ['src/shared/**/*.test.ts', 'src/renderer/{editor,formats,lib,ui}/**/*.test.ts']
const STATELESS_DOM = ['src/renderer/{editor,formats,lib,ui}/**/*.dom.test.{ts,tsx}']

// `node` is the default world; a file named *.dom.test.ts(x) gets a DOM (the formats that parse HTML, the parts with React).
export default defineConfig({
  test: {
    // Vitest leaves one core free, which on two cores means one file at a time.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'stateless',
          testTimeout,
          environment: 'node',
          isolate: false,
          include: STATELESS,
          exclude: ['src/**/*.dom.test.ts'],
        },
      },
      {
        test: {
          name: 'node',
          testTimeout,
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'layers.test.ts'],
          exclude: ['src/**/*.dom.test.ts', ...STATELESS],
        },
      },
      {
        test: {
          name: 'stateless dom',
          testTimeout,
          environment: 'happy-dom',
          isolate: false,
          include: STATELESS_DOM,
        },
      },
      {
        test: {
          name: 'dom',
          testTimeout,
          environment: 'happy-dom',
          include: ['src/**/*.dom.test.ts', 'src/**/*.dom.test.tsx'],
          exclude: STATELESS_DOM,
        },
      },
    ],
  },
})
