import { COMMAND_PRIORITY_LOW, type LexicalEditor } from 'lexical'
import { useEffect, useState } from 'react'
import { attempt } from '#ui/attempt.ts'
import { fetched } from '#ui/fetched.tsx'
import { PICK_DATE_COMMAND } from './insertDate.ts'

// Days and months of a calendar are a good deal of script, and few ask for them.
const field = fetched(async () => (await import('./DateField.tsx')).DateField)

/** Shows a calendar at the caret when one asks for a date. */
export function DatePicker({ editor }: { editor: LexicalEditor }) {
  const [isOpen, setOpen] = useState(false)
  useEffect(
    () =>
      editor.registerCommand(
        PICK_DATE_COMMAND,
        () => {
          attempt(
            field.fetch().then(() => setOpen(true)),
            'The calendar could not be shown.',
          )
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor],
  )
  return isOpen && <field.View editor={editor} onClose={() => setOpen(false)} />
}
