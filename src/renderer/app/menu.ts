import type { MenuItem } from '#shared/ipc.ts'
import { commands, keysOf } from './commands.ts'
import { accelerator } from './keys.ts'

/** The command list as the native menu shows it. */
export const menuItems = (mac: boolean): MenuItem[] =>
  commands.flatMap(command => {
    if (!command.menu) return []
    const keys = keysOf(command, { mac, desktop: true })[0]
    const { in: menu, group } = command.menu
    return [{ id: command.id, title: command.title, keys: keys ? accelerator(keys) : null, menu, group }]
  })
