import { whyReadOnly } from '#data/db.ts'
import type { Heads } from '#data/heads.ts'
import { getSetting, saveSetting } from '#data/settings.ts'
import type { Place } from '#lib/place.ts'
import { isThere } from './placeLabel.ts'
import { readPlace } from './places.ts'
import { restoreSession } from './restoreSession.ts'
import { newSession, type Session } from './session.ts'

const KEY = 'session'
/** What a window was about to keep when it closed: the database would not have been written any more. */
const LEFT = 'session left'
const QUIET = 500

// A window opened for one place carries it in its address. It keeps its session for itself, in the window; the
// notebook remembers that of the first one. A reload finds its own session in the window in either case.
const address = () => location.hash.slice(1)

/** What this window showed last, or the place it was opened for. */
export async function loadSession(heads: Heads): Promise<Session> {
  const there = (place: Parameters<typeof isThere>[0]) => isThere(place, heads)
  window.addEventListener('pagehide', leaveSession)
  const left = takeLeft()
  const own = readOwn()
  if (own) return restoreSession(own, there)
  const asked = readAddress(address())
  if (asked) return newSession(there(asked.place) ? asked.place : undefined, asked.frame)
  return restoreSession(left ?? (await getSetting('session')), there)
}

let timer: ReturnType<typeof setTimeout> | undefined
let waiting: Session | null = null

/** Keeps the session: at once in the window, and a little later in the notebook. */
export function keepSession(session: Session): void {
  sessionStorage.setItem(KEY, JSON.stringify({ address: address(), session }))
  if (address() !== '' || whyReadOnly() !== null) return
  waiting = session
  clearTimeout(timer)
  timer = setTimeout(async () => {
    await saveSetting('session', session)
    // Not before: a window that closes in between would have kept it nowhere.
    if (waiting === session) waiting = null
  }, QUIET)
}

function leaveSession(): void {
  if (waiting) localStorage.setItem(LEFT, JSON.stringify(waiting))
}

/** Taken once: whoever starts next has it, and keeps it. */
function takeLeft(): unknown {
  if (address() !== '') return null
  const left = localStorage.getItem(LEFT)
  localStorage.removeItem(LEFT)
  return left === null ? null : JSON.parse(left)
}

function readOwn(): unknown {
  const kept = sessionStorage.getItem(KEY)
  if (!kept) return null
  // A window opened from another one inherits a copy of its storage; the address tells whose it is.
  const own = JSON.parse(kept) as { address: string; session: unknown }
  return own.address === address() ? own.session : null
}

/** The place in a window's address and how much stands around it, as `lib/desktop.ts` writes it, or null. */
function readAddress(hash: string): { place: Place; frame: Session['frame'] } | null {
  if (hash === '') return null
  try {
    const read: unknown = JSON.parse(decodeURIComponent(hash.replace(/^place=/, '')))
    const place = readPlace(read)
    return place && { place, frame: (read as { frame?: unknown }).frame === 'slim' ? 'slim' : 'whole' }
  } catch {
    // An address that somebody changed by hand opens the start, as none would.
    return null
  }
}
