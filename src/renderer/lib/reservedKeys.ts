import { type Keys, type Shell, sameKeys } from './keys.ts'

/** The keys of writing, by what they do. */
const WRITING: Record<string, string> = {
  'Mod+B': 'bold',
  'Mod+I': 'italic',
  'Mod+U': 'underline',
  'Mod+K': 'a web link',
  'Mod+Z': 'undo',
  'Mod+Shift+Z': 'redo',
  'Mod+Y': 'redo',
  'Mod+A': 'selecting everything',
  'Mod+C': 'copying',
  'Mod+X': 'cutting',
  'Mod+V': 'pasting',
  'Mod+Shift+V': 'pasting without formatting',
}

const MOVING = /^(Arrow\w+|Home|End|PageUp|PageDown|Backspace|Delete|Enter|Tab|Escape|Space|Insert|ContextMenu)$/
const SYSTEM = [
  'Alt+F4',
  'Alt+Tab',
  'Alt+Shift+Tab',
  'Alt+Space',
  'Alt+Escape',
  'Mod+Escape',
  'Mod+Alt+Delete',
  'F10',
  'Shift+F10',
]
const MAC_SYSTEM = [
  'Mod+Q',
  'Mod+H',
  'Mod+Alt+H',
  'Mod+M',
  'Mod+Tab',
  'Mod+Shift+Tab',
  'Mod+Space',
  'Mod+Alt+Escape',
  'Mod+Shift+Q',
  'Mod+`',
  'Mod+Shift+3',
  'Mod+Shift+4',
  'Mod+Shift+5',
  'Ctrl+Space',
]
/** What the menu has beside the commands (main/menu.ts): closing, quitting, zoom, the whole screen; and its letters. */
const MENU = ['Mod+Shift+W', 'Mod+0', 'Mod+-', 'Mod+=', 'Mod+Shift+=']
const MENU_OTHERS = ['Mod+Q', 'F11', 'Alt+F', 'Alt+E', 'Alt+V', 'Alt+G', 'Alt+W', 'Alt+H']
const MENU_MAC = ['Ctrl+Mod+F']
/** What no page in a browser is asked about, or what one would miss. */
const BROWSER = [
  'Mod+N',
  'Mod+Shift+N',
  'Mod+T',
  'Mod+Shift+T',
  'Mod+W',
  'Mod+Shift+W',
  'Mod+Q',
  'Ctrl+Tab',
  'Ctrl+Shift+Tab',
  'Ctrl+PageUp',
  'Ctrl+PageDown',
  'Mod+R',
  'Mod+Shift+R',
  'Mod+L',
  'Mod+0',
  'Mod+-',
  'Mod+=',
  'Mod+Shift+=',
  'F5',
  'F11',
  'F12',
  'Mod+Shift+I',
  'Mod+Shift+J',
  'Mod+Shift+C',
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => `Mod+${n}`),
]

/**
 * Why keys cannot be a command's here, as the rest of a sentence that begins with them ("is kept by the browser");
 * null where they can.
 */
export function reservedBecause(keys: Keys, { mac, desktop }: Shell): string | null {
  const one = sameKeys(keys, mac)
  const isOf = (list: readonly Keys[]) => list.some(each => sameKeys(each, mac) === one)
  const parts = one.split('+')
  const key = parts.pop()!
  if (parts.includes('Meta')) return 'is kept by the system.'
  if (isOf(SYSTEM) || (mac && isOf(MAC_SYSTEM))) return 'is kept by the system.'
  if (one in WRITING) return `is kept for writing: ${WRITING[one]}.`
  if (isTyped(key, parts, mac)) return `writes a sign. Hold ${mac ? '⌘ or ⌃' : 'Ctrl or Alt'} with it.`
  if (isMoving(key, parts, mac)) return 'is kept for moving in the text and between the parts of the window.'
  if (desktop && isOf([...MENU, ...(mac ? MENU_MAC : MENU_OTHERS)])) return 'is kept by the menu of the window.'
  if (!desktop && isOf(BROWSER)) return 'is kept by the browser; the desktop app could have it.'
  return null
}

/** Option types signs on macOS, Ctrl with Alt does on many other keyboards only where a sign stands on the key. */
function isTyped(key: string, held: readonly string[], mac: boolean): boolean {
  if (key.length > 1 && key !== 'Space') return false
  return !held.includes('Mod') && !held.includes('Ctrl') && (mac || !held.includes('Alt'))
}

function isMoving(key: string, held: readonly string[], mac: boolean): boolean {
  if (!MOVING.test(key)) return false
  // Back and forward, and moving blocks.
  if (!mac && held.includes('Alt') && !held.includes('Mod') && /^(Arrow|Page|Home|End)/.test(key)) return false
  if (mac && held.includes('Ctrl') && /^Arrow/.test(key)) return false
  return !((held.includes('Ctrl') || held.includes('Mod')) && /^(Tab|PageUp|PageDown)$/.test(key))
}
