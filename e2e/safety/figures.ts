import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/run.mjs'

/** One kind of failure: how often, how much was called Saved (characters, notes or sources), and how much of that was found. */
export type Figures = {
  what: string
  times: number
  acknowledged?: number
  readBack?: number
  lost?: number
  /** Milliseconds of typing that was never called Saved and is not there. */
  typingLost?: number
  /** How often the journal was not as far as what was called Saved. */
  behind?: number
  /** The longest until the screen said Saved or Not saved, in milliseconds from the key. */
  silence?: number
  /** How often it said Not saved. */
  failed?: number
  /** Whether the browser closed the database under the window. */
  wasClosed?: number
}

/** Where `npm run test:safety` finds the lines of its table. */
export const FIGURES = join(root, '.cache', 'safety.jsonl')

export function keepFigures(figures: Figures): void {
  mkdirSync(join(root, '.cache'), { recursive: true })
  appendFileSync(FIGURES, `${JSON.stringify(figures)}\n`)
}

/** How often a thing is done: `SAFETY` times the count for a short look, which is one in ten. */
export function times(count: number): number {
  const share = Number(process.env.SAFETY_SHARE ?? 0.1)
  return Math.max(1, Math.round(count * share))
}
