import { useState } from 'react'
import { counted } from '#lib/when.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ProgressBar } from '#ui/ProgressBar.tsx'
import { showToast } from '#ui/toast.ts'
import { exportNotebook } from './exportNotebook.ts'
import styles from './Transfer.module.css'
import { useTransfer } from './useTransfer.ts'

/** Takes the whole notebook out as one zip. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const [problem, setProblem] = useState('')
  const { progress, run, stop } = useTransfer(setProblem)
  const isBusy = progress !== null
  const close = () => {
    stop()
    onClose()
  }
  const start = async () => {
    const made = await run(exportNotebook)
    if (!made) return
    saveFile(made.zip, `Aide-Mémoire ${new Date().toISOString().slice(0, 10)}.zip`)
    const { notes, sources, highlights } = made.counts
    showToast({
      text: `Exported ${counted(notes, 'note')}, ${counted(sources, 'source')} and ${counted(highlights, 'highlight')}.`,
    })
    onClose()
  }
  return (
    <Dialog
      title="Export the notebook"
      onClose={close}
      actions={
        <>
          <Button variant="quiet" onPress={close}>
            Cancel
          </Button>
          <Button
            variant="primary"
            onPress={() => attempt(start(), 'The notebook was not exported.')}
            disabled={isBusy}
            autoFocus
          >
            Export
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p>
          One zip with all notes as Markdown that Obsidian opens, all sources as CSL-JSON with their texts and original
          files, and everything else it takes to bring the notebook back exactly, the Trash included.
        </p>
        {isBusy && (
          <ProgressBar
            label="Exporting the notebook"
            value={progress}
            text={`${Math.round(progress * 100)} %`}
            onStop={stop}
          />
        )}
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}

function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The download has begun by then, and holds the bytes itself.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
