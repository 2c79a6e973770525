import type { Ranges } from '#shared/ranges.ts'

/** What a home has of a notebook: the numbers of the writes its journals hold, and the bytes it keeps, by their hashes. */
export type Kept = { covered: Ranges; files: string[] }

/** Where the notebook is kept a second time. Each call ends when what it did is on the disk, or throws a sentence. */
export type Home = {
  look(notebook: string): Promise<Kept>
  /** Begins a journal of its own for one window and returns its name. */
  begin(notebook: string): Promise<string>
  /** Appends records, each as JSON, in their order. */
  append(notebook: string, journal: string, records: string[]): Promise<void>
  keepFile(notebook: string, id: string, bytes: Uint8Array): Promise<void>
}
