import { useSetting } from '#data/useSetting.ts'
import { desktop } from '#lib/desktop.ts'
import type { Keys, Shell } from '#lib/keys.ts'
import type { Command } from './commands/command.ts'
import { getCommand } from './commands.ts'
import { keysNow } from './shortcuts.ts'

/** Which of the two shells this is. */
export const shell: Shell = {
  mac: desktop ? desktop.platform === 'darwin' : /Mac/.test(navigator.platform),
  desktop: desktop !== null,
}

const shownKeys = (command: Command | string): Keys | undefined => {
  const found = typeof command === 'string' ? getCommand(command) : command
  return found && keysNow(found, shell)[0]
}

/** Tells the keys to show for a command here, and follows when they are changed. */
export function useShownKeys(): typeof shownKeys {
  useSetting('shortcuts')
  return shownKeys
}
