import { useMemo } from 'react'
import { heads, titleOf } from '#data/heads.ts'
import { listTemplates, TEMPLATE_TAG } from '#data/templates.ts'
import { useHeads } from '#data/useHeads.ts'
import { useSetting } from '#data/useSetting.ts'
import { dailyTitle } from '#lib/dailyTitle.ts'
import { Select } from '#ui/Select.tsx'
import { changeSetting } from './changeSetting.ts'
import { Setting, SettingsPage } from './Setting.tsx'

const FORMS = ['iso', 'long', 'weekday'] as const
const NONE = 'none'

export function DailyPage() {
  const { form, template } = useSetting('daily')
  const version = useHeads(all => all.version)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew with each commit
  const options = useMemo(() => templateOptions(template), [version, template])
  const today = new Date()
  return (
    <SettingsPage title="Daily notes and templates" resets={['daily']}>
      <Setting name="Title of a day’s note" help="Notes that are there already keep their titles.">
        <Select
          label="Title of a day’s note"
          hideLabel
          value={form}
          onChange={next => changeSetting('daily', { form: next })}
          options={FORMS.map(value => ({ value, label: dailyTitle(value, today) }))}
        />
      </Setting>
      <Setting
        name="Template of a day’s note"
        help={`A new one begins with the text of this note. A note becomes a template by the tag #${TEMPLATE_TAG}.`}
      >
        <Select
          label="Template of a day’s note"
          hideLabel
          value={template ?? NONE}
          onChange={next => changeSetting('daily', { template: next === NONE ? null : next })}
          options={options}
        />
      </Setting>
    </SettingsPage>
  )
}

/** The notes that can be one, and the one chosen whatever became of it. */
function templateOptions(chosen: string | null): { value: string; label: string }[] {
  const templates = listTemplates().map(note => ({ value: note.id, label: titleOf(note) }))
  const isAmong = chosen === null || templates.some(each => each.value === chosen)
  const other = isAmong ? [] : [{ value: chosen, label: nameOf(chosen) }]
  return [{ value: NONE, label: 'None' }, ...other, ...templates]
}

function nameOf(id: string): string {
  const note = heads.get().notes.get(id)
  return note && note.deletedAt === null ? titleOf(note) : 'A note that is no longer there'
}
