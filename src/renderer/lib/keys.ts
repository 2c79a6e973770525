/** The keys of a command, as `ui/keys.ts` shows them: "Mod+Shift+F", "Alt+ArrowLeft", "F6". `Mod` is Ctrl, or Cmd on macOS. */
export type Keys = string

/** Where the app runs: what a key is called, and who else wants it. */
export type Shell = { mac: boolean; desktop: boolean }

/** What of a keydown the matching needs; the reader's frame hands such objects on. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>

/** Codes of the keys that are named by a sign; letters and digits are worked out. */
const CODES: Record<string, string> = {
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '\\': 'Backslash',
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
  ';': 'Semicolon',
  "'": 'Quote',
  '`': 'Backquote',
  '-': 'Minus',
  '=': 'Equal',
  Space: 'Space',
}
const SIGNS = new Map(Object.entries(CODES).map(([sign, code]) => [code, sign]))
const ORDER = ['Mod', 'Ctrl', 'Alt', 'Shift']
const MODIFIERS = [
  'Control',
  'Shift',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Fn',
  'OS',
  'Dead',
  'Process',
  'Unidentified',
]

/**
 * Whether a key press is these keys. A letter is found by what the key types, and by its place on the board where
 * the layout types no Latin letter there (Urdu, Russian) or the modifier changes it (Option on macOS).
 */
export function isPressed(keys: Keys, event: KeyPress, mac: boolean): boolean {
  const parts = keys.split('+')
  const key = parts.pop()!
  const has = (name: string) => parts.includes(name)
  const ctrl = has('Ctrl') || (has('Mod') && !mac)
  const meta = has('Mod') && mac
  if (ctrl !== event.ctrlKey || meta !== event.metaKey) return false
  if (has('Alt') !== event.altKey || has('Shift') !== event.shiftKey) return false
  if (event.key.toLowerCase() === key.toLowerCase()) return true
  const typesLatin = /^[a-z]$/i.test(event.key)
  return !typesLatin && event.code === codeOf(key)
}

function codeOf(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`
  if (/^\d$/.test(key)) return `Digit${key}`
  return CODES[key] ?? key
}

/** The keys that were pressed, or null for a modifier alone. The Windows key is `Meta`. */
export function keysPressed(event: KeyPress, mac: boolean): Keys | null {
  const key = keyPressed(event)
  if (key === null) return null
  const held = [
    event.metaKey && (mac ? 'Mod' : 'Meta'),
    event.ctrlKey && (mac ? 'Ctrl' : 'Mod'),
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
  ]
  return sameKeys([...held.filter(name => name !== false), key].join('+'), mac)
}

function keyPressed({ key, code }: KeyPress): string | null {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase()
  // What an Urdu layout or Option types there says nothing; Shift makes another sign of a digit.
  const place = /^(?:Key|Digit)([A-Z\d])$/.exec(code)?.[1] ?? SIGNS.get(code)
  if (place && !/^\p{Script=Latin}$/u.test(key)) return place
  if (MODIFIERS.includes(key)) return null
  return key.length === 1 ? key.toUpperCase() : key
}

/** Keys in one way of writing, so that the same ones are equal: "Alt+Ctrl+F" is "Mod+Alt+F" where Ctrl is `Mod`. */
export function sameKeys(keys: Keys, mac: boolean): Keys {
  const parts = keys.split('+')
  const key = parts.pop() ?? ''
  const held = new Set(parts.map(part => (part === 'Ctrl' && !mac ? 'Mod' : part)))
  const inOrder = [...held].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
  return [...inOrder, key.length === 1 ? key.toUpperCase() : key].join('+')
}

/**
 * The same keys as Electron's accelerators, for the native menu: "CmdOrCtrl+Shift+F", "Alt+Left". Null for a letter
 * that Electron does not know ("ö"): one of those and it builds no menu at all.
 */
export function accelerator(keys: Keys): string | null {
  const key = keys.split('+').pop() ?? ''
  if (
    !/^([A-Z\d]|[-=[\]\\;',./`]|F\d+|Space|Tab|Insert|Home|End|Page(Up|Down)|Arrow\w+|Backspace|Delete|Enter|Escape)$/i.test(
      key,
    )
  )
    return null
  return keys.replace('Mod', 'CmdOrCtrl').replace('Arrow', '')
}
