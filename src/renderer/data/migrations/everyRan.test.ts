import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { MIGRATIONS } from './migrate.ts'

const FOLDER = 'src/renderer/data/migrations'
const OTHERS = ['everyRan.test.ts', 'migrate.test.ts']

/** A migration that no test has run on a row of its time would first be tried on somebody's notebook. */
it('every migration ran', async () => {
  const tests = readdirSync(FOLDER).filter(name => name.endsWith('.test.ts') && !OTHERS.includes(name))
  const tested = await Promise.all(
    tests.map(async name => {
      const beside = name.replace('.test.ts', '')
      const test = readFileSync(join(FOLDER, name), 'utf8')
      const found = Object.entries((await import(/* @vite-ignore */ `./${beside}.ts`)) as Record<string, unknown>)
      return found.filter(([exported]) => test.includes(`ran(${exported}`)).map(([, migration]) => migration)
    }),
  )
  expect(new Set(tested.flat())).toEqual(new Set(MIGRATIONS))
})
