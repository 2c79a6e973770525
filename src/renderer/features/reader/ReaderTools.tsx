import { ALargeSmall, BookOpen, BookOpenCheck, Circle } from 'lucide-react'
import type { Id, ReadingState } from '#data/rows.ts'
import { MEASURES, SIZES } from '#data/settings.ts'
import { setReading } from '#data/sources.ts'
import { useHeads } from '#data/useHeads.ts'
import { attempt } from '#ui/attempt.ts'
import { IconButton } from '#ui/IconButton.tsx'
import { Menu } from '#ui/Menu.tsx'
import { Popover } from '#ui/Popover.tsx'
import { Segment } from '#ui/Segment.tsx'
import { Slider } from '#ui/Slider.tsx'
import styles from './Reader.module.css'
import { READER_KEYS } from './readerKeys.ts'
import { useReaderPaper, useReaderSettings } from './readerSettings.ts'

const STATES = [
  { id: 'unread', label: 'Unread', icon: Circle },
  { id: 'reading', label: 'Reading', icon: BookOpen },
  { id: 'read', label: 'Read', icon: BookOpenCheck },
] as const satisfies { id: ReadingState; label: string; icon: unknown }[]

/** What stands over the page: reading state, and how the page looks. */
export function ReaderTools({ id }: { id: Id }) {
  const reading = useHeads(heads => heads.sources.get(id)?.reading)
  const state = STATES.find(one => one.id === reading) ?? STATES[0]
  return (
    <>
      <Menu
        label="Reading state"
        trigger={<IconButton icon={state.icon} size="small" label={`Reading state: ${state.label.toLowerCase()}`} />}
        items={STATES.map(({ id: next, label }) => ({
          id: next,
          label,
          checked: next === reading,
          run: () => attempt(setReading(id, { reading: next }), 'The reading state was not saved.'),
        }))}
      />
      <ReaderSettingsButton />
    </>
  )
}

export function ReaderSettingsButton() {
  const [settings, save] = useReaderSettings()
  const paper = useReaderPaper()
  return (
    <Popover
      label="Page and type"
      paper={paper}
      trigger={<IconButton icon={ALargeSmall} size="small" label="Page and type" />}
    >
      <div className={styles.settings}>
        <span>Page</span>
        <Segment
          label="Page"
          value={paper}
          onChange={next => save({ paper: next })}
          options={[
            { value: 'light', label: 'Light' },
            { value: 'sepia', label: 'Sepia' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
        <span>Type</span>
        <Segment
          label="Type"
          value={settings.face}
          onChange={face => save({ face })}
          options={[
            { value: 'serif', label: 'Serif', serif: true },
            { value: 'sans', label: 'Sans' },
          ]}
        />
        <span>Size</span>
        <Slider
          label="Size"
          min={SIZES.min}
          max={SIZES.max}
          value={settings.size}
          onChange={size => save({ size })}
          text={`${settings.size} px`}
        />
        <span>Width</span>
        <Slider
          label="Width, letters in a line"
          min={MEASURES.min}
          max={MEASURES.max}
          step={5}
          value={settings.measure}
          onChange={measure => save({ measure })}
          text={String(settings.measure)}
        />
        <details className={styles.keys}>
          <summary>Keys while reading</summary>
          <dl>
            {READER_KEYS.map(({ keys, does }) => (
              <div key={keys} className={styles.key}>
                <dt>{keys}</dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </Popover>
  )
}
