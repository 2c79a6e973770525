import type { Copies } from '#shared/copies.ts'

/** Where the notebook is kept a second time, as far as a journal needs it. Each call may throw a sentence. */
export type Home = Pick<Copies, 'look' | 'begin' | 'append' | 'keepFile'>

const NO_ROOM = 'NoRoom'

/** That the home has no room for more, with a sentence that says what to do. */
export function noRoom(sentence: string): Error {
  return Object.assign(new Error(sentence), { name: NO_ROOM })
}

export function isNoRoom(error: unknown): boolean {
  return error instanceof Error && error.name === NO_ROOM
}
