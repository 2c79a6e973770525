import { HIGHLIGHT_COLORS, type HighlightColor } from '#data/rows.ts'

/** What the keys do while the text has the focus. */
export type ReaderKey =
  | { does: 'color'; color: HighlightColor }
  | { does: 'sentence' | 'extend' | 'block'; step: 1 | -1 }
  | { does: 'highlight'; step: 1 | -1 }
  | { does: 'comment' | 'tag' | 'quote' | 'copy' | 'remove' | 'bar' | 'escape' }

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** For the list in the reader's settings. */
export const READER_KEYS: readonly { keys: string; does: string }[] = [
  { keys: 'N P', does: 'next, previous sentence' },
  { keys: 'Shift N P', does: 'take in one more, one less' },
  { keys: '] [', does: 'next, previous paragraph' },
  { keys: 'H Shift H', does: 'next, previous highlight' },
  { keys: '1 to 5', does: 'highlight in a colour' },
  { keys: 'C T Y Q', does: 'comment, tag, copy, quote' },
  { keys: 'Tab', does: 'to the buttons over it' },
]

/** Letters are read off the key's place where the keyboard writes Urdu. Null where the key is not the reader's. */
export function readerKey(event: Pressed): ReaderKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const key = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : (LETTERS[event.code] ?? event.key)
  const step = event.shiftKey ? -1 : 1
  const digit = /^(?:Digit|Numpad)([1-5])$/.exec(event.code)?.[1] ?? (/^[1-5]$/.test(key) ? key : null)
  if (digit && !event.shiftKey) return { does: 'color', color: HIGHLIGHT_COLORS[Number(digit) - 1] ?? 'yellow' }
  switch (key) {
    case 'n':
      return { does: event.shiftKey ? 'extend' : 'sentence', step: 1 }
    case 'p':
      return { does: event.shiftKey ? 'extend' : 'sentence', step: -1 }
    case ']':
      return { does: 'block', step: 1 }
    case '[':
      return { does: 'block', step: -1 }
    case 'h':
      return { does: 'highlight', step }
    case 'c':
      return { does: 'comment' }
    case 't':
      return { does: 'tag' }
    case 'q':
      return { does: 'quote' }
    case 'y':
      return { does: 'copy' }
    case 'Delete':
    case 'Backspace':
      return { does: 'remove' }
    case 'Tab':
      return event.shiftKey ? null : { does: 'bar' }
    case 'Escape':
      return { does: 'escape' }
    default:
      return null
  }
}

const LETTERS: Record<string, string> = {
  ...Object.fromEntries(['N', 'P', 'H', 'C', 'T', 'Q', 'Y'].map(letter => [`Key${letter}`, letter.toLowerCase()])),
  BracketRight: ']',
  BracketLeft: '[',
}
