import { useEffect, useState } from 'react'
import { useSetting } from '#data/useSetting.ts'
import { type Spelling, spelling } from '#lib/desktop.ts'
import { attempt } from '#ui/attempt.ts'
import { Segment } from '#ui/Segment.tsx'
import { Switch } from '#ui/Switch.tsx'
import { changeSetting } from './changeSetting.ts'
import { Setting, SettingsPage } from './Setting.tsx'
import styles from './Settings.module.css'

const NAMES: Record<string, string> = {
  'en-US': 'English (United States)',
  'en-GB': 'English (United Kingdom)',
}

/** What checks spelling here, in a sentence. */
export const SPELLING_WORDS: Record<Spelling['by'], string> = {
  app: 'The app checks with dictionaries of its own, on this machine; it fetches none, and nothing you write leaves it. A word is right when one of the languages knows it. There is no dictionary for Urdu: Urdu words are left as they are.',
  system: 'macOS checks, in the languages of its own settings; the app fetches no dictionary. For Urdu macOS has none.',
  browser:
    'The browser checks, in the languages of its own settings, where it is also said whether it asks a service on the network for that. It has no dictionary for Urdu.',
  nobody: 'The dictionaries could not be put in their place, so nothing is checked.',
}

export function LanguagePage() {
  const { direction } = useSetting('writing')
  const { on, languages } = useSetting('spelling')
  const [checked, setChecked] = useState<Spelling | null>(null)
  useEffect(() => {
    attempt(spelling().then(setChecked), 'It is not known what checks spelling here.')
  }, [])
  const choose = (language: string, isChosen: boolean) => {
    const others = languages.filter(each => each !== language)
    changeSetting('spelling', { languages: isChosen ? [...others, language] : others })
  }
  const offered = checked?.by === 'app' ? checked.languages : []
  return (
    <SettingsPage title="Language and spelling" resets={['spelling']}>
      <Setting name="Language of the app" help="There is no other yet. Notes and sources may be in any.">
        English
      </Setting>
      <Setting
        name="A line with no letter yet"
        help="Lines go the way of their first letter, and an empty one the way of the line before it. This is for the first."
      >
        <Segment
          label="Direction of a line with no letter yet"
          value={direction}
          onChange={next => changeSetting('writing', { direction: next })}
          options={[
            { value: 'auto', label: 'Automatic' },
            { value: 'ltr', label: 'Left to right' },
            { value: 'rtl', label: 'Right to left' },
          ]}
        />
      </Setting>
      <div className={styles.switches}>
        <Switch
          label="Check spelling while writing"
          on={on}
          onChange={next => changeSetting('spelling', { on: next })}
        />
        {offered.map(language => (
          <Switch
            key={language}
            label={NAMES[language] ?? language}
            on={languages.includes(language)}
            disabled={!on}
            onChange={isChosen => choose(language, isChosen)}
          />
        ))}
      </div>
      {checked && <p className={styles.remark}>{SPELLING_WORDS[checked.by]}</p>}
    </SettingsPage>
  )
}
