import { describe, expect, it } from 'vitest'
import { SCHEMA } from '../db.ts'
import { MIGRATIONS, migrateRow, tablesAfter } from './migrate.ts'
import type { Migration } from './migration.ts'

const renamed: Migration = {
  schema: 2,
  rows: { notes: ({ name, ...row }) => (name === undefined ? row : { ...row, title: name }) },
}
const grown: Migration = { schema: 3, rows: { notes: row => ({ tags: [], ...row }), sources: row => row } }

describe('migrations', () => {
  it('are one for each schema after the first, in order', () => {
    expect(MIGRATIONS.map(({ schema }) => schema)).toEqual(Array.from({ length: SCHEMA - 1 }, (_, at) => at + 2))
  })

  it('run one after another on the rows of their table', () => {
    expect(migrateRow('notes', { id: 'a', name: 'Aid' }, [renamed, grown])).toEqual({ id: 'a', title: 'Aid', tags: [] })
    expect(migrateRow('bodies', { id: 'a', name: 'Aid' }, [renamed, grown])).toEqual({ id: 'a', name: 'Aid' })
    expect(migrateRow('toString', { id: 'a' }, [renamed])).toEqual({ id: 'a' })
    expect(migrateRow('notes', null, [renamed])).toBeNull()
  })

  it('leave a row as it is that has its new shape already', () => {
    const once = migrateRow('notes', { id: 'a', name: 'Aid' }, [renamed, grown])
    expect(migrateRow('notes', once, [renamed, grown])).toEqual(once)
  })

  it('are asked only for the tables that change after a schema', () => {
    expect(tablesAfter(1, [renamed, grown])).toEqual(['notes', 'sources'])
    expect(tablesAfter(2, [renamed, grown])).toEqual(['notes', 'sources'])
    expect(tablesAfter(3, [renamed, grown])).toEqual([])
  })
})
