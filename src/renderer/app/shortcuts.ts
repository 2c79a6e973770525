import type { Command } from './commands/command.ts'
import { commands, keysOf, type Shell } from './commands.ts'
import { isPressed, type KeyPress } from './keys.ts'

/** The command of a key press, if there is one. */
export const commandOf = (event: KeyPress, shell: Shell): Command | undefined =>
  commands.find(command => keysOf(command, shell).some(keys => isPressed(keys, event, shell.mac)))

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
