import type { Page } from './page.ts'

/**
 * What happens in the frame, said to the window around it: its shortcuts, its panes and its drops know nothing of frames.
 * Returns what removes the listeners.
 */
export function forwardEvents(page: Page, frame: HTMLIFrameElement): () => void {
  const { document: inside } = page
  const stop = new AbortController()
  const options = { signal: stop.signal }

  // Last, on the frame's window, so that the reader's own keys come first.
  page.window.addEventListener(
    'keydown',
    event => {
      if (event.defaultPrevented || event.key === 'Tab') return
      if (!frame.dispatchEvent(new KeyboardEvent('keydown', keyInit(event)))) event.preventDefault()
    },
    options,
  )
  inside.addEventListener(
    'pointerdown',
    event => {
      frame.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
      frame.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: event.button }))
    },
    options,
  )
  for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'] as const) {
    inside.addEventListener(
      type,
      event => {
        // A file dropped on the frame would else replace the page.
        event.preventDefault()
        frame.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: event.dataTransfer }))
      },
      options,
    )
  }
  return () => stop.abort()
}

function keyInit(event: KeyboardEvent): KeyboardEventInit {
  const { key, code, ctrlKey, metaKey, shiftKey, altKey, repeat, isComposing, location } = event
  return {
    ...{ key, code, ctrlKey, metaKey, shiftKey, altKey, repeat, isComposing, location },
    bubbles: true,
    cancelable: true,
  }
}
