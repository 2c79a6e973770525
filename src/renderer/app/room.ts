import { reportShortOfRoom, saving } from '#data/saving.ts'
import { lowRoom, roomLeft } from '#lib/room.ts'

const EVERY_MS = 60_000

let low: string | null = null
const listeners = new Set<() => void>()

/** The warning where little room is left, in few words. */
export const room = {
  get: (): string | null => low,
  /** Called after each change. Returns what removes the listener. */
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** Looks how much room is left, now and then and when something could not be kept. Returns what ends it. */
export function watchRoom(): () => void {
  void look()
  const timer = setInterval(look, EVERY_MS)
  let hadFailed = false
  const stop = saving.subscribe(() => {
    const { state, copy } = saving.get()
    const hasFailed = state === 'failed' || copy?.state === 'failed'
    if (hasFailed && !hadFailed) void look()
    hadFailed = hasFailed
  })
  return () => {
    clearInterval(timer)
    stop()
  }
}

async function look(): Promise<void> {
  try {
    const next = lowRoom(await roomLeft())
    reportShortOfRoom(next !== null)
    if (next === low) return
    low = next
    for (const listener of listeners) listener()
  } catch (error) {
    // Nobody can say; what does not fit says so itself.
    console.warn(error)
  }
}
