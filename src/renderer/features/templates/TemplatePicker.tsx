import { FilePlus, FileText, LayoutTemplate } from 'lucide-react'
import { useMemo, useState } from 'react'
import { titleOf } from '#data/heads.ts'
import type { NoteHead } from '#data/rows.ts'
import { listTemplates } from '#data/templates.ts'
import { useHeads } from '#data/useHeads.ts'
import { rank } from '#lib/fuzzy.ts'
import { dayOf } from '#lib/when.ts'
import { PickerDialog, type PickerGroup, type PickerOption } from '#ui/PickerDialog.tsx'

export type TemplatePickerProps = {
  /** For a note of its own, which then gets a title, or for the note that is open. */
  use: 'new' | 'insert'
  onChoose: (template: NoteHead, title: string) => void
  /** Makes a first template to start from. */
  onMake: () => void
  onClose: () => void
}

const MAKE = 'make'
const MOST = 50
const FOOT = [
  { keys: 'Enter', does: 'choose' },
  { keys: '{{title}} {{date}} {{time}} {{cursor}}', does: 'are filled in' },
]

/** Which template, and for a new note which title. */
export function TemplatePicker({ use, onChoose, onMake, onClose }: TemplatePickerProps) {
  const templates = useHeads(listTemplates)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<NoteHead | null>(null)
  const options = useMemo(() => templateOptions(query, templates), [query, templates])

  if (chosen) {
    return <TitleOf template={chosen} onTitle={title => onChoose(chosen, title)} onClose={onClose} />
  }
  const choose = ({ id }: PickerOption) => {
    if (id === MAKE) return onMake()
    const template = templates.find(each => each.id === id)
    if (!template) return
    if (use === 'insert') onChoose(template, '')
    else setChosen(template)
  }
  return (
    <PickerDialog
      label={use === 'new' ? 'New note from a template' : 'Insert a template'}
      placeholder="Which template"
      icon={LayoutTemplate}
      query={query}
      onQuery={setQuery}
      groups={templates.length > 0 ? [{ title: 'Templates', options }] : [NONE_YET]}
      onChoose={choose}
      onClose={onClose}
      foot={FOOT}
      empty="No template is called that. Every note with the tag #template is one."
    />
  )
}

const NONE_YET: PickerGroup = {
  title: 'There is no template yet. Every note with the tag #template is one: a new note can begin with its text.',
  options: [{ id: MAKE, text: 'Make a template for meetings, to change as you like', icon: FilePlus }],
}

/** Asked in the same place, so that two presses of Enter make a note. */
function TitleOf({
  template,
  onTitle,
  onClose,
}: {
  template: NoteHead
  onTitle: (title: string) => void
  onClose: () => void
}) {
  const [title, setTitle] = useState('')
  const words = title.trim()
  return (
    <PickerDialog
      label="Title of the new note"
      placeholder="Title of the new note"
      icon={FileText}
      query={title}
      onQuery={setTitle}
      groups={[
        {
          title: `From “${titleOf(template)}”`,
          options: [
            { id: 'make', icon: FilePlus, text: words === '' ? 'Make a note without a title' : `Make “${words}”` },
          ],
        },
      ]}
      onChoose={() => onTitle(words)}
      onClose={onClose}
    />
  )
}

function templateOptions(query: string, templates: NoteHead[]): PickerOption[] {
  const option = (note: NoteHead): PickerOption => ({
    id: note.id,
    text: titleOf(note),
    icon: LayoutTemplate,
    detail: `changed ${dayOf(note.changedAt)}`,
  })
  if (query.trim() === '') return templates.map(option)
  const found = rank(query, templates, note => [titleOf(note), ...note.aliases], MOST)
  return found.map(({ item, text, ranges }) => ({ ...option(item), ranges: text === 0 ? ranges : undefined }))
}
