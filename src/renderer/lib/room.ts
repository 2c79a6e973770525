import { bytesText } from './bytesText.ts'
import { desktop } from './desktop.ts'

/** Bytes that are left on the disks of the notebook and of its safe copies; null where nobody can say. */
export type Room = { notebook: number | null; copies: number | null }

/** Below this it is said. */
const LOW = 1e9
/** What must be left beside what comes in, for the safe copies, the index and all else. */
const SPARE = 500e6

/** How much room is left. In a browser that is what it lets this address have. */
export async function roomLeft(): Promise<Room> {
  if (desktop) return desktop.call('roomLeft')
  // Outside of a secure context there is none.
  const storage: StorageManager | undefined = globalThis.navigator?.storage
  const { quota, usage } = (await storage?.estimate()) ?? {}
  const left = quota === undefined ? null : Math.max(0, quota - (usage ?? 0))
  return { notebook: left, copies: left }
}

/** The warning where room runs low, in few words; null where it does not. */
export function lowRoom({ notebook, copies }: Room): string | null {
  const least = leastOf([notebook, copies])
  if (least === null || least >= LOW) return null
  return `Only ${bytesText(least)} left ${whoseDisk(notebook, least)}`
}

/** Why nothing of this size (in bytes) may begin to come in, as a sentence with what to do; null where there is room. */
export async function noRoomFor(size: number): Promise<string | null> {
  const room = await roomLeft()
  const least = leastOf([room.notebook, room.copies])
  const needed = 2 * size + SPARE
  if (least === null || least >= needed) return null
  return `This needs ${bytesText(needed)} of room, and ${bytesText(least)} are left ${whoseDisk(room.notebook, least)}. Make room there and try again.`
}

function whoseDisk(notebook: number | null, least: number): string {
  if (!desktop) return 'to this browser'
  return notebook === least ? 'on the disk of the notebook' : 'on the disk of the safe copies'
}

function leastOf(amounts: (number | null)[]): number | null {
  const known = amounts.filter(amount => amount !== null)
  return known.length > 0 ? Math.min(...known) : null
}
