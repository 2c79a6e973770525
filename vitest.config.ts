import { defineConfig } from 'vitest/config'

// `node` is the default world; a file named *.dom.test.ts(x) gets a DOM (the formats that parse HTML, the parts with React).
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'layers.test.ts'],
          exclude: ['src/**/*.dom.test.ts'],
        },
      },
      {
        test: { name: 'dom', environment: 'happy-dom', include: ['src/**/*.dom.test.ts', 'src/**/*.dom.test.tsx'] },
      },
    ],
  },
})
