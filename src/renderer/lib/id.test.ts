import { expect, it } from 'vitest'
import { newId, newRev } from './id.ts'

it('makes version 4 UUIDs, a new one each time', () => {
  const ids = new Set(Array.from({ length: 1000 }, newId))
  expect(ids.size).toBe(1000)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('names each write in twelve letters', () => {
  const revs = new Set(Array.from({ length: 1000 }, newRev))
  expect(revs.size).toBe(1000)
  for (const rev of revs) expect(rev).toMatch(/^[\w-]{12}$/)
})
