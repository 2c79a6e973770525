let isKey = false

/** Whether the last press in the window, or in a page that is watched, was a key. */
export const wasKey = (): boolean => isKey

/** Follows the presses in a window or in the document of a frame, which its window hears nothing of. */
export function watchPresses(target: EventTarget): () => void {
  const point = () => {
    isKey = false
  }
  const press = () => {
    isKey = true
  }
  target.addEventListener('pointerdown', point, true)
  target.addEventListener('keydown', press, true)
  return () => {
    target.removeEventListener('pointerdown', point, true)
    target.removeEventListener('keydown', press, true)
  }
}

// From the start: what opened the reader was pressed before there was one.
watchPresses(window)
