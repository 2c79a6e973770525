import { Monitor, Moon, Sun } from 'lucide-react'
import { saveSetting } from '#data/settings.ts'
import { useSetting } from '#data/useSetting.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Segment } from '#ui/Segment.tsx'
import styles from './SettingsDialog.module.css'

export type SettingsDialogProps = {
  onClose: () => void
}

/** What can be set for the whole app. How a source is read is set where one reads. */
export function SettingsDialog({ onClose }: SettingsDialogProps) {
  const theme = useSetting('theme')
  return (
    <Dialog
      title="Settings"
      onClose={onClose}
      actions={
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <div className={styles.set}>
        <span>Theme</span>
        <Segment
          label="Theme"
          value={theme}
          onChange={next => attempt(saveSetting('theme', next), 'The theme was not kept.')}
          options={[
            { value: 'system', label: 'As the system', icon: Monitor },
            { value: 'light', label: 'Light', icon: Sun },
            { value: 'dark', label: 'Dark', icon: Moon },
          ]}
        />
      </div>
      <p className={styles.hint}>Page, type, size and width of what you read are set in the reader, behind “Aa”.</p>
    </Dialog>
  )
}
