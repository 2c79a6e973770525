import { makeFirstTemplate } from '#features/templates/firstTemplate.ts'
import { TemplatePicker } from '#features/templates/TemplatePicker.tsx'
import { type World, whereFrom } from './commands/command.ts'
import { getCommand } from './commands.ts'
import { insertTemplate, newFromTemplate } from './fromTemplate.ts'
import type { Runner } from './useWorld.ts'

async function makeFirst(world: World): Promise<void> {
  const note = await makeFirstTemplate()
  world.open({ kind: 'note', id: note.id }, whereFrom(world))
}

/** Asks which template, and does with it what the command was for. */
export function Templates({ use, runner, onClose }: { use: 'new' | 'insert'; runner: Runner; onClose: () => void }) {
  const go = (run: (world: World) => Promise<void>) => {
    onClose()
    const command = getCommand(`template.${use}`)!
    // Under the dialog nothing can take the focus; it is gone when this task is over.
    setTimeout(() => runner.run({ ...command, run }))
  }
  return (
    <TemplatePicker
      use={use}
      onChoose={(template, title) =>
        go(world => (use === 'new' ? newFromTemplate(world, template, title) : insertTemplate(world, template)))
      }
      onMake={() => go(makeFirst)}
      onClose={onClose}
    />
  )
}
