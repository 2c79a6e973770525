import { useMemo, useState } from 'react'
import { createNote } from '#data/notes.ts'
import { useHeads } from '#data/useHeads.ts'
import type { Open } from '#lib/place.ts'
import { PickerDialog, type PickerKeys, type PickerOption } from '#ui/PickerDialog.tsx'
import type { Command, World } from './commands/command.ts'
import { commands } from './commands.ts'
import { useShownKeys } from './shell.ts'
import { type Choice, readHaystack, switcherRows } from './switcherRows.ts'

export type SwitcherProps = {
  /** What stands in the box when it opens; `>` makes it the palette. */
  text: string
  world: () => World
  open: Open
  run: (command: Command) => void
  onClose: () => void
}

const FOOT = [
  { keys: 'Enter', does: 'open' },
  { keys: 'Shift+Enter', does: 'in a tab' },
  { keys: 'Alt+Enter', does: 'beside' },
  { keys: 'Mod+Enter', does: 'new note' },
  { keys: '>', does: 'commands only', push: true },
  { keys: '#', does: 'tags' },
  { keys: '?', does: 'search text' },
]

/** Where to go and what to do, by a few letters. */
export function Switcher({ text, world, open, run, onClose }: SwitcherProps) {
  const shownKeys = useShownKeys()
  const [typed, setTyped] = useState(text)
  const version = useHeads(heads => heads.version)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew with each commit, not with each letter
  const haystack = useMemo(() => {
    const now = world()
    const able = commands.filter(command => command.id !== 'go.switcher' && (!command.can || command.can(now)))
    return readHaystack(able.map(command => ({ command, keys: shownKeys(command) })))
  }, [version, world, shownKeys])
  const { groups, choices } = useMemo(() => switcherRows(typed, haystack), [typed, haystack])

  const choose = (choice: Choice, where: 'here' | 'tab' | 'beside') => {
    if ('prefix' in choice) return setTyped(choice.prefix)
    onClose()
    if ('open' in choice) open(choice.open, where)
    // Under the dialog nothing can take the focus; it is gone when this task is over.
    else if ('run' in choice) setTimeout(() => run(choice.run))
    else if ('search' in choice) open({ kind: 'search', query: choice.search }, where === 'here' ? 'tab' : where)
    else void create(choice.create, open, where)
  }
  const onChoose = (option: PickerOption, keys: PickerKeys) => {
    const choice = choices.get(option.id)
    // Ctrl with Enter makes a note, so that Shift has to do for a tab there.
    if (choice)
      choose(choice, keys.alt || (keys.ctrl && keys.shift) ? 'beside' : keys.ctrl || keys.shift ? 'tab' : 'here')
  }
  const isPalette = typed.startsWith('>')
  const words = typed.replace(/^[>#?]/, '').trim()
  return (
    <PickerDialog
      label={isPalette ? 'Commands' : 'Go to a note, source or tag'}
      placeholder={isPalette ? 'What to do' : 'Search or go to'}
      query={typed}
      onQuery={setTyped}
      groups={groups}
      onChoose={onChoose}
      onCreate={isPalette || words === '' ? undefined : () => choose({ create: words }, 'here')}
      onClose={onClose}
      foot={FOOT}
      empty={typed.startsWith('?') ? 'Write what to look for in the texts.' : 'Nothing fits.'}
    />
  )
}

async function create(title: string, open: Open, where: 'here' | 'tab' | 'beside'): Promise<void> {
  const note = await createNote({ title })
  open({ kind: 'note', id: note.id }, where)
}
