import { settings } from '#data/settings.ts'
import type { ShortcutRow } from '#features/settings/sections.ts'
import { isPressed, type KeyPress, type Keys, type Shell } from '#lib/keys.ts'
import { shortcutTable, type Table } from '#lib/shortcuts.ts'
import type { Command } from './commands/command.ts'
import { commands, keysOf } from './commands.ts'

/** Every command with the keys it has until somebody changes them, under the name of its menu. */
export const shortcutRows = (shell: Shell): ShortcutRow[] =>
  commands.map(command => ({
    id: command.id,
    title: command.title,
    group: command.menu?.in ?? 'Without a menu',
    usual: keysOf(command, shell),
  }))

let made: { changed: object; shell: Shell; table: Table } | null = null

/** The keys of all commands as the settings have them now. Made once for each change: a key press asks for it. */
function tableNow(shell: Shell): Table {
  const changed = settings.get('shortcuts')
  if (made?.changed !== changed || made.shell !== shell)
    made = { changed, shell, table: shortcutTable(shortcutRows(shell), changed, shell) }
  return made.table
}

/** The keys of a command as they are now, the one to show first. */
export const keysNow = ({ id }: Command, shell: Shell): readonly Keys[] => tableNow(shell).get(id) ?? []

/** The command of a key press, if there is one. */
const commandOf = (event: KeyPress, shell: Shell): Command | undefined =>
  commands.find(command => keysNow(command, shell).some(keys => isPressed(keys, event, shell.mac)))

/**
 * Listens on the window, before anything inside it, so that commands work from the editor and from lists alike.
 * `isBlocked` says that a dialog is open, or the keys are the browser's here. Returns what ends it.
 */
export function listenForKeys(
  shell: Shell,
  run: (command: Command) => void,
  isBlocked: (command: Command) => boolean,
): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return
    const command = commandOf(event, shell)
    if (!command || isBlocked(command)) return
    event.preventDefault()
    event.stopPropagation()
    run(command)
  }
  window.addEventListener('keydown', onKeyDown, { capture: true })
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
}
