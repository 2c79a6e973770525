/** Whoever still has no title to write in by then is not about to get one. */
const LONGEST_MS = 2000

let end: (() => string) | null = null

/**
 * Until the note that is being made takes them, letters go to no other text: to make it takes about as long as from one
 * key to the next, and what has the focus is the note before.
 */
export function holdLetters(): void {
  if (end) return
  let letters = ''
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isLetter(event)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    letters += event.key
  }
  window.addEventListener('keydown', onKeyDown, true)
  const timer = setTimeout(takeLetters, LONGEST_MS)
  end = () => {
    window.removeEventListener('keydown', onKeyDown, true)
    clearTimeout(timer)
    end = null
    return letters
  }
}

/** The letters since `holdLetters`; from now on they go to what has the focus. */
export function takeLetters(): string {
  return end?.() ?? ''
}

function isLetter(event: KeyboardEvent): boolean {
  // AltGr counts as Ctrl and Alt on Windows, and writes letters.
  const isCommand = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph')
  return event.key.length === 1 && !isCommand && !event.isComposing
}
