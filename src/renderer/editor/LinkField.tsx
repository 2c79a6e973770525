import type { LexicalEditor } from 'lexical'
import { useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '#ui/Button.tsx'
import { TextField } from '#ui/TextField.tsx'
import { $selectedLink, $setWebLink } from './actions.ts'
import { boxOfSelection } from './FormatBar.tsx'
import styles from './Toolbar.module.css'
import { typedAddress } from './webLink/address.ts'

/** Asks for the address that the selected words are to lead to. */
export function LinkField({ editor, onClose }: { editor: LexicalEditor; onClose: () => void }) {
  const [known] = useState(() => editor.read('latest', $selectedLink))
  const [written, setWritten] = useState(known ?? '')
  const [error, setError] = useState('')
  const ref = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const field = ref.current
    const box = boxOfSelection() ?? editor.getRootElement()?.getBoundingClientRect()
    if (!field || !box) return
    const { width, height } = field.getBoundingClientRect()
    const left = Math.max(8, Math.min(box.left, window.innerWidth - width - 8))
    const top = Math.min(box.bottom + 8, window.innerHeight - height - 8)
    Object.assign(field.style, { left: `${left}px`, top: `${top}px` })
    field.querySelector('input')?.focus()
  }, [editor])

  const close = () => {
    onClose()
    editor.focus()
  }
  const set = (address: string | null) => {
    editor.update(() => $setWebLink(editor, address))
    close()
  }
  const save = () => {
    const address = typedAddress(written)
    if (address) set(address)
    else setError('Write an address that begins with https://, http:// or mailto:')
  }
  return createPortal(
    <div
      ref={ref}
      className={styles.field}
      role="dialog"
      aria-label="Web link"
      onBlur={event => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) onClose()
      }}
    >
      <TextField
        label="Web address"
        type="url"
        value={written}
        error={error}
        placeholder="https://"
        onChange={text => {
          setWritten(text)
          setError('')
        }}
        onEnter={save}
        onEscape={close}
      />
      <div className={styles.buttons}>
        {known && <Button onPress={() => set(null)}>Remove link</Button>}
        <Button variant="primary" onPress={save}>
          Link
        </Button>
      </div>
    </div>,
    document.body,
  )
}
