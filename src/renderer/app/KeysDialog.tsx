import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Kbd } from '#ui/Kbd.tsx'
import { commands } from './commands.ts'
import styles from './KeysDialog.module.css'
import { useShownKeys } from './shell.ts'

/** Every command that has keys. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const shownKeys = useShownKeys()
  return (
    <Dialog title="Keys" onClose={onClose} actions={<Button onPress={onClose}>Close</Button>}>
      <dl className={styles.keys}>
        {commands.map(command => {
          const keys = shownKeys(command)
          return keys ? (
            <div key={command.id} className={styles.line}>
              <dt>{command.title}</dt>
              <dd>
                <Kbd keys={keys} />
              </dd>
            </div>
          ) : null
        })}
      </dl>
    </Dialog>
  )
}
