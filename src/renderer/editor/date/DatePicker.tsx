import { COMMAND_PRIORITY_LOW, type LexicalEditor } from 'lexical'
import { lazy, Suspense, useEffect, useState } from 'react'
import { PICK_DATE_COMMAND } from './insertDate.ts'

// Days and months of a calendar are a good deal of script, and few ask for them.
const DateField = lazy(() => import('./DateField.tsx').then(({ DateField }) => ({ default: DateField })))

/** Shows a calendar at the caret when one asks for a date. */
export function DatePicker({ editor }: { editor: LexicalEditor }) {
  const [isOpen, setOpen] = useState(false)
  useEffect(
    () =>
      editor.registerCommand(
        PICK_DATE_COMMAND,
        () => {
          setOpen(true)
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor],
  )
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <DateField editor={editor} onClose={() => setOpen(false)} />
    </Suspense>
  )
}
