// One quiet live region for the whole window: two would talk over each other.
type Listener = (text: string) => void
const listeners = new Set<Listener>()

/** Says something to a screen reader without showing it. */
export function announce(text: string): void {
  for (const listener of listeners) listener(text)
}

/** For `Announcer` alone. Returns what removes the listener. */
export function onAnnounce(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
