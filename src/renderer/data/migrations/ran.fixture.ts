import type { Fields, Migration } from './migration.ts'

/**
 * What a migration makes of rows as they were, given by table, checked to be a migration's: once and twice are the same.
 * The test of each migration goes through here; `everyRan.test.ts` fails where one does not.
 */
export function ran(migration: Migration, rows: Record<string, Fields> = {}): Record<string, Fields> {
  const made: Record<string, Fields> = {}
  for (const [table, change] of Object.entries(migration.rows)) {
    const row = rows[table]
    if (!row) throw new Error(`The test of the migration to ${migration.schema} has no row of ${table}`)
    made[table] = change(row)
    if (JSON.stringify(change(made[table])) !== JSON.stringify(made[table]))
      throw new Error(`The migration to ${migration.schema} changes a row of ${table} again that it has changed`)
  }
  return made
}
