import type { Copies } from '#shared/copies.ts'

/** Where the notebook is kept a second time, as far as a journal needs it. Each call may throw a sentence. */
export type Home = Pick<Copies, 'look' | 'begin' | 'append' | 'keepFile'>
