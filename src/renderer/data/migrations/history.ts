import type { Migration } from './migration.ts'

/** The tables `history` and `operations` came beside the others, whose rows stayed as they were. */
export const history: Migration = { schema: 2, rows: {} }
