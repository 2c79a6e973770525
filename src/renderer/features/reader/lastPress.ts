let isKey = false

/** Whether the last press in the window, or in a page that is watched, was a key. */
export const wasKey = (): boolean => isKey

/** Follows the presses in a window or in the document of a frame, which its window hears nothing of. */
export function watchPresses(target: EventTarget): () => void {
  const stop = new AbortController()
  const options = { signal: stop.signal, capture: true }
  target.addEventListener('pointerdown', () => (isKey = false), options)
  target.addEventListener('keydown', () => (isKey = true), options)
  return () => stop.abort()
}

// From the start: what opened the reader was pressed before there was one.
watchPresses(window)
