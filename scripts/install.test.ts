import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import lock from '../package-lock.json' with { type: 'json' }
import { missingPackage } from './install.mjs'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true })
})

const react = { version: '19.0.0', integrity: 'sha512-a' }

function project({ wanted, installed, there }: { wanted: object; installed: object | null; there: string[] }) {
  const folder = mkdtempSync(join(tmpdir(), 'install-'))
  made.push(folder)
  for (const path of ['node_modules', ...there]) mkdirSync(join(folder, path), { recursive: true })
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }))
  if (installed) {
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }))
  }
  return missingPackage(folder)
}

const wanted = { 'node_modules/react': react }
const there = ['node_modules/react']

test('nothing is missing when all of the lockfile is there', () => {
  expect(project({ wanted, installed: wanted, there })).toBeNull()
})

test.each([
  ['a fresh clone', null, []],
  ['an install that was interrupted', null, there],
  ['another version', { 'node_modules/react': { ...react, version: '18.0.0' } }, there],
  ['other content', { 'node_modules/react': { ...react, integrity: 'sha512-b' } }, there],
  ['a folder deleted by hand', wanted, []],
])('%s is seen', (_, installed, there) => {
  expect(project({ wanted, installed, there })).toBe('react')
})

test('an optional package of another platform is not missed', () => {
  const optional = { 'node_modules/@x/darwin': { version: '1.0.0', optional: true } }
  expect(project({ wanted: { ...wanted, ...optional }, installed: wanted, there })).toBeNull()
})

type Entry = { resolved?: string; link?: boolean; optionalDependencies?: Record<string, string> }
const packages = lock.packages as Record<string, Entry>

// npm drops a platform package that the registry lacks without a word, and `npm ci` then fails elsewhere.
test('every optional dependency has its entry in the lockfile', () => {
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter(name => !isLocked(path, name)),
  )
  expect(missing).toEqual([])
})

/** A dependency is looked for beside its owner and in every folder above, as Node does. */
function isLocked(owner: string, name: string): boolean {
  const parts = owner === '' ? [] : owner.split(/\/?node_modules\//).slice(1)
  for (let depth = parts.length; depth >= 0; depth--) {
    const path = [...parts.slice(0, depth), name].map(part => `node_modules/${part}`).join('/')
    if (packages[path]) return true
  }
  return false
}

test('the lockfile bears no download addresses', () => {
  expect(Object.keys(packages).filter(path => packages[path]?.resolved)).toEqual([])
})
