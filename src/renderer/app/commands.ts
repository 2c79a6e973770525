import type { Keys, Shell } from '#lib/keys.ts'
import type { Command } from './commands/command.ts'
import { dailyCommands } from './commands/daily.ts'
import { editCommands } from './commands/edit.ts'
import { fileCommands } from './commands/file.ts'
import { goCommands } from './commands/go.ts'
import { sampleCommands } from './commands/sample.ts'
import { tabCommands } from './commands/tab.ts'
import { textCommands } from './commands/text.ts'
import { viewCommands } from './commands/view.ts'

/** Every command, in the order of menu and palette. */
export const commands: Command[] = [
  ...fileCommands,
  ...tabCommands,
  ...editCommands,
  ...textCommands,
  ...viewCommands,
  ...goCommands,
  ...dailyCommands,
  ...sampleCommands,
]

/** The keys of a command in this shell, the one to show first. */
export function keysOf({ keys = [], browserKeys, macKeys }: Command, { mac, desktop }: Shell): Keys[] {
  const own = mac && macKeys ? [macKeys] : keys
  return desktop || !browserKeys ? own : [browserKeys, ...own]
}

export const getCommand = (id: string): Command | undefined => commands.find(each => each.id === id)
