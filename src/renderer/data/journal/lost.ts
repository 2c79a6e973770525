import type { Loss } from './judgeStart.ts'

/** What is in the database is not what was kept there. It was left as it is, and nothing else was begun. */
export class LostNotebook extends Error {
  override name = 'LostNotebook'
  readonly why: Loss
  constructor(why: Loss) {
    super(`The notebook is not as it was left (${why}).`)
    this.why = why
  }
}
