import { history } from './history.ts'
import type { Fields, Migration } from './migration.ts'

/** All of them in order, one for each schema after the first. Append-only. */
export const MIGRATIONS: readonly Migration[] = [history]

/** A row as this app keeps it, whatever app kept it before. What is no object comes back as it is. */
export function migrateRow(table: string, row: unknown, migrations = MIGRATIONS): unknown {
  if (typeof row !== 'object' || row === null) return row
  return migrations.reduce((so, { rows }) => (Object.hasOwn(rows, table) ? rows[table]!(so) : so), row as Fields)
}

/** The tables whose rows change after a schema. */
export function tablesAfter(schema: number, migrations = MIGRATIONS): string[] {
  const later = migrations.filter(migration => migration.schema > schema)
  return [...new Set(later.flatMap(({ rows }) => Object.keys(rows)))]
}
