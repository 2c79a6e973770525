import { desktop } from '#lib/desktop.ts'
import type { Command } from './commands/command.ts'
import { getCommand, keysOf, type Shell } from './commands.ts'

/** Which of the two shells this is. */
export const shell: Shell = {
  mac: desktop ? desktop.platform === 'darwin' : /Mac/.test(navigator.platform),
  desktop: desktop !== null,
}

/** The keys to show for a command here. */
export const shownKeys = (command: Command | string): string | undefined => {
  const found = typeof command === 'string' ? getCommand(command) : command
  return found && keysOf(found, shell)[0]
}
