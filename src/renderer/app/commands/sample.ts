import { heads } from '#data/heads.ts'
import { isSampleThere } from '#features/sample/sampleIds.ts'
import type { Command } from './command.ts'

export const sampleCommands: Command[] = [
  { id: 'sample.open', title: 'Open the sample', run: world => world.openSample('sample') },
  {
    id: 'sample.remove',
    title: 'Remove the sample…',
    can: () => isSampleThere(heads.get()),
    run: world => world.removeSample(),
  },
  {
    id: 'guide.open',
    title: 'Open the guide',
    menu: { in: 'View', group: 4 },
    run: world => world.openSample('guide'),
  },
]
