import { Copy, ExternalLink } from 'lucide-react'
import type { FocusEvent } from 'react'
import { openOutside } from '#lib/desktop.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { putOnClipboard } from './copyCitation.ts'
import styles from './Reader.module.css'

type LinkNoteProps = { address: string; onClose: () => void }

/** Where a link of the source leads, before anything is opened. */
export function LinkNote({ address, onClose }: LinkNoteProps) {
  const isOpenable = /^(https?|mailto):/i.test(address)
  const open = () => {
    onClose()
    attempt(openOutside(address), 'The address was not opened.')
  }
  const copy = () => {
    putOnClipboard({ text: address, html: '' })
    onClose()
  }
  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) onClose()
  }
  return (
    <div role="dialog" aria-label="Link in the source" className={styles.editor} onBlur={onBlur}>
      <p className={styles.address} dir="ltr">
        {address}
      </p>
      {!isOpenable && <p className={styles.hint}>Such an address cannot be opened from here.</p>}
      <div className={styles.actions}>
        <Button size="small" variant="quiet" icon={Copy} onPress={copy} autoFocus={!isOpenable}>
          Copy
        </Button>
        {isOpenable && (
          <Button size="small" icon={ExternalLink} onPress={open} autoFocus>
            Open outside the notebook
          </Button>
        )}
      </div>
    </div>
  )
}
