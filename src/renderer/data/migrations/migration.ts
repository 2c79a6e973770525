/**
 * One change of the shape of rows. Each is pure, and leaves a row that has its new shape already as it is: rows come
 * from the database, but also from journals, snapshots and archives of any age, where shapes are mixed. So a change of
 * meaning takes a new name and never the old one.
 */
export type Migration = {
  /** The schema that the rows are of afterwards. */
  schema: number
  /** By table, what a row becomes. */
  rows: Readonly<Record<string, (row: Fields) => Fields>>
}

/** A row whose shape is not known yet. */
export type Fields = Readonly<Record<string, unknown>>
