import { RotateCcw } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { type SharedKey, settings } from '#data/settings.ts'
import { announce } from '#ui/announce.ts'
import { Button } from '#ui/Button.tsx'
import { areUsual, resetSettings } from './changeSetting.ts'
import styles from './Settings.module.css'

/** One thing to set: what it is at the start, what to do at the end. */
export function Setting({ name, help, children }: { name: string; help?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.setting}>
      <div>
        <div className={styles.name}>{name}</div>
        {help && <div className={styles.help}>{help}</div>}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  )
}

/** A page of the settings. `resets`: what its button sets as it was. */
export function SettingsPage({
  title,
  lead,
  resets = [],
  children,
}: {
  title: string
  lead?: ReactNode
  resets?: readonly SharedKey[]
  children: ReactNode
}) {
  const isUsual = useSyncExternalStore(settings.subscribe, () => areUsual(resets, settings.getAll()))
  return (
    <section className={styles.page} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
      {resets.length > 0 && (
        <div className={styles.reset}>
          <Button
            variant="quiet"
            size="small"
            icon={RotateCcw}
            disabled={isUsual}
            onPress={() => {
              resetSettings(resets)
              announce(`${title} is as it was at first.`)
            }}
          >
            Set all of this as it was at first
          </Button>
        </div>
      )}
    </section>
  )
}
