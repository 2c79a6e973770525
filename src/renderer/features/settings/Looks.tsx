import { Monitor, Moon, Sun } from 'lucide-react'
import { MEASURES, SIZES } from '#data/settings.ts'
import { useSetting } from '#data/useSetting.ts'
import { Segment } from '#ui/Segment.tsx'
import { Slider } from '#ui/Slider.tsx'
import { changeSetting, setSetting } from './changeSetting.ts'
import { Setting, SettingsPage } from './Setting.tsx'
import styles from './Settings.module.css'

const FACES = [
  { value: 'serif', label: 'Serif', serif: true },
  { value: 'sans', label: 'Sans' },
] as const

export function AppearancePage() {
  return (
    <SettingsPage title="Appearance" resets={['theme']}>
      <Setting name="Theme" help="The colours of the window. The page of a source can have its own.">
        <Segment
          label="Theme"
          value={useSetting('theme')}
          onChange={theme => setSetting('theme', theme)}
          options={[
            { value: 'system', label: 'As the system', icon: Monitor },
            { value: 'light', label: 'Light', icon: Sun },
            { value: 'dark', label: 'Dark', icon: Moon },
          ]}
        />
      </Setting>
    </SettingsPage>
  )
}

export function WritingPage() {
  const writing = useSetting('writing')
  return (
    <SettingsPage title="Writing" lead="How your notes look while you write them." resets={['writing']}>
      <Setting name="Type">
        <Segment
          label="Type"
          value={writing.face}
          onChange={face => changeSetting('writing', { face })}
          options={FACES}
        />
      </Setting>
      <Setting name="Size">
        <Slider
          label="Size"
          {...SIZES}
          value={writing.size}
          onChange={size => changeSetting('writing', { size })}
          text={`${writing.size} px`}
        />
      </Setting>
      <Setting name="Space between lines">
        <Segment
          label="Space between lines"
          value={writing.line}
          onChange={line => changeSetting('writing', { line })}
          options={[
            { value: 'close', label: 'Close' },
            { value: 'normal', label: 'Normal' },
            { value: 'open', label: 'Open' },
          ]}
        />
      </Setting>
      <Setting name="Width" help="About 55, 70 or 95 letters in a line.">
        <Segment
          label="Width"
          value={writing.measure}
          onChange={measure => changeSetting('writing', { measure })}
          options={[
            { value: 'narrow', label: 'Narrow' },
            { value: 'normal', label: 'Normal' },
            { value: 'wide', label: 'Wide' },
          ]}
        />
      </Setting>
      <div className={styles.sample} role="img" aria-label="A sample of the type">
        <p>The route over Torkham stayed closed for seven months, and what had gone by road went by rail.</p>
        <p lang="ur" dir="rtl">
          طورخم کا راستہ سات مہینے بند رہا۔
        </p>
      </div>
    </SettingsPage>
  )
}

export function ReadingPage() {
  const reader = useSetting('reader')
  return (
    <SettingsPage
      title="Reading"
      lead="How sources look while you read them. The same stands behind “Aa” over each source."
      resets={['reader']}
    >
      <Setting name="Page">
        <Segment
          label="Page"
          value={reader.paper}
          onChange={paper => changeSetting('reader', { paper })}
          options={[
            { value: 'window', label: 'As the window' },
            { value: 'light', label: 'Light' },
            { value: 'sepia', label: 'Sepia' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </Setting>
      <Setting name="Type">
        <Segment
          label="Type"
          value={reader.face}
          onChange={face => changeSetting('reader', { face })}
          options={FACES}
        />
      </Setting>
      <Setting name="Size">
        <Slider
          label="Size"
          {...SIZES}
          value={reader.size}
          onChange={size => changeSetting('reader', { size })}
          text={`${reader.size} px`}
        />
      </Setting>
      <Setting name="Width" help="Letters in a line.">
        <Slider
          label="Width, letters in a line"
          {...MEASURES}
          step={5}
          value={reader.measure}
          onChange={measure => changeSetting('reader', { measure })}
          text={String(reader.measure)}
        />
      </Setting>
    </SettingsPage>
  )
}
