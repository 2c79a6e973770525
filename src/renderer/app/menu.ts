import { accelerator } from '#lib/keys.ts'
import type { MenuItem } from '#shared/ipc.ts'
import { commands } from './commands.ts'
import { shell } from './shell.ts'
import { keysNow } from './shortcuts.ts'

/** The command list as the native menu shows it, with the keys as they are now. */
export const menuItems = (): MenuItem[] =>
  commands.flatMap(command => {
    if (!command.menu) return []
    const keys = keysNow(command, shell)[0]
    const { in: menu, group } = command.menu
    return [{ id: command.id, title: command.title, keys: keys ? accelerator(keys) : null, menu, group }]
  })
