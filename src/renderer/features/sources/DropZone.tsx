import { FileDown } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { readFiles } from '#lib/desktop.ts'
import type { Open } from '#lib/place.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ProgressBar } from '#ui/ProgressBar.tsx'
import { bringInQueue, closeReport, type Report, type SnapshotBefore, stopBringIn, takeFiles } from './bringInQueue.ts'
import styles from './DropZone.module.css'

export type DropZoneProps = { open: Open; snapshotBefore?: SnapshotBefore; children: ReactNode }

/** Files dropped anywhere on the window are brought in; how far that is stands at the bottom while it lasts. */
export function DropZone({ open, snapshotBefore, children }: DropZoneProps) {
  const over = useFileDrop(files =>
    attempt(
      readFiles(files).then(picked => takeFiles(picked, open, snapshotBefore)),
      'Nothing was brought in.',
    ),
  )
  const { running, report } = useSyncExternalStore(bringInQueue.subscribe, bringInQueue.get)
  return (
    <>
      {children}
      {over && (
        <div className={styles.over} data-testid="drop">
          <div className={styles.card}>
            <FileDown size={28} strokeWidth={1.5} aria-hidden />
            <p className={styles.title}>Drop to bring it in as a source</p>
            <p className={styles.detail}>Web pages, Markdown and text can be read here; any other file is kept.</p>
          </div>
        </div>
      )}
      {running?.shown && (
        <div className={styles.progress}>
          <ProgressBar
            label={running.total === 1 ? `Bringing in “${running.current}”` : `Bringing in ${running.total} files`}
            value={running.total === 1 ? 0.5 : running.done / running.total}
            text={running.total === 1 ? undefined : doneText(running.done, running.failed)}
            onStop={running.total === 1 ? undefined : stopBringIn}
          />
        </div>
      )}
      {report && <ReportDialog report={report} />}
    </>
  )
}

const doneText = (done: number, failed: number): string => (failed > 0 ? `${done} done, ${failed} not` : `${done} done`)

function ReportDialog({ report }: { report: Report }) {
  return (
    <Dialog
      title={report.sentence}
      onClose={closeReport}
      actions={
        <Button variant="primary" onPress={closeReport} autoFocus>
          Close
        </Button>
      }
    >
      <ul className={styles.outcomes}>
        {report.outcomes.map((outcome, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may bear one name, and the list does not change
          <li key={i}>
            <b dir="auto">{outcome.name}</b>
            <span dir="auto">{outcome.kind === 'failed' ? outcome.sentence : outcome.remark}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** Images over a note's text are for the note. */
function areImagesForNote({ target, dataTransfer }: DragEvent): boolean {
  const items = [...(dataTransfer?.items ?? [])]
  const isText = target instanceof Element && target.closest('[data-lexical-editor]') !== null
  return isText && items.length > 0 && items.every(({ type }) => type.startsWith('image/'))
}

/** Whether files hang over the window. Only files: text and links dragged about in a note are the editor's. */
function useFileDrop(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })
  useEffect(() => {
    // Entering a child comes before leaving its parent, so that the depth is 0 only outside the window.
    let depth = 0
    const hasFiles = (event: DragEvent): boolean =>
      [...(event.dataTransfer?.types ?? [])].includes('Files') && !areImagesForNote(event)
    const on = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      if (event.type === 'dragenter') depth++
      if (event.type === 'dragleave') depth--
      if (event.type === 'dragover' && event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      if (event.type === 'drop') {
        depth = 0
        latest.current([...(event.dataTransfer?.files ?? [])])
      }
      setOver(depth > 0)
    }
    const events = ['dragenter', 'dragover', 'dragleave', 'drop'] as const
    for (const event of events) window.addEventListener(event, on, true)
    for (const event of ['dragover', 'drop'] as const) window.addEventListener(event, refuse)
    return () => {
      for (const event of events) window.removeEventListener(event, on, true)
      for (const event of ['dragover', 'drop'] as const) window.removeEventListener(event, refuse)
    }
  }, [])
  return over
}

/** A link let go where nothing takes it would lead the browser's window away to it. */
function refuse(event: DragEvent): void {
  const isTaken = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable="true"]')
  if (event.defaultPrevented || isTaken) return
  event.preventDefault()
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'none'
}
