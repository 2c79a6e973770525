import { FileArchive, FolderOpen } from 'lucide-react'
import { useState } from 'react'
import type { Operation } from '#data/rows.ts'
import { sanitize } from '#formats/sanitize.ts'
import { noRoomFor } from '#lib/room.ts'
import { counted } from '#lib/when.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ProgressBar } from '#ui/ProgressBar.tsx'
import { Segment } from '#ui/Segment.tsx'
import { importFiles } from './importFiles.ts'
import { type Report, summaryOf } from './report.ts'
import styles from './Transfer.module.css'
import { useTransfer } from './useTransfer.ts'

const FOLDERS = [
  { value: 'leave', label: 'Leave out' },
  { value: 'tags', label: 'Keep as tags' },
] as const

export type ImportDialogProps = {
  onUndo: (operation: Operation) => void
  onClose: () => void
}

/** Brings in a folder or a zip of Markdown, or an exported notebook, and says what came of it. */
export function ImportDialog({ onUndo, onClose }: ImportDialogProps) {
  const [problem, setProblem] = useState('')
  const [report, setReport] = useState<Report | null>(null)
  const [folders, setFolders] = useState<'leave' | 'tags'>('leave')
  const { progress, run, stop } = useTransfer(setProblem)
  const isBusy = progress !== null
  const take = async (ask: () => Promise<File[]>) => {
    const files = await ask()
    if (files.length === 0) return
    const refusal = await noRoomFor(files.reduce((sum, file) => sum + file.size, 0))
    if (refusal) return setProblem(refusal)
    const folderTags = folders === 'tags'
    setReport(
      await run(async watch => {
        return importFiles(files, { ...watch, folderTags, clean: sanitize })
      }),
    )
  }
  const start = (ask: () => Promise<File[]>) => attempt(take(ask), 'Not everything was imported.')
  const close = () => {
    stop()
    onClose()
  }
  return (
    <Dialog
      title={report ? summaryOf(report) : 'Import Markdown or an exported notebook'}
      size="wide"
      onClose={close}
      actions={
        <>
          {report && report.notes + report.sources + report.highlights > 0 && (
            <Button
              variant="quiet"
              onPress={() => {
                close()
                onUndo(report.operation)
              }}
            >
              Undo the import
            </Button>
          )}
          <Button variant={report ? 'primary' : 'quiet'} onPress={close} autoFocus={report !== null}>
            {report ? 'Done' : 'Cancel'}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {report && <ReportView report={report} />}
        {!report && (
          <>
            <p>
              Links, tags, aliases and properties come along. What was imported before is not imported again, and
              nothing in the notebook is changed.
            </p>
            <div className={styles.choices}>
              <Button icon={FolderOpen} onPress={() => start(askForFolder)} disabled={isBusy} autoFocus>
                Choose a folder…
              </Button>
              <Button icon={FileArchive} onPress={() => start(askForFiles)} disabled={isBusy}>
                Choose a zip or files…
              </Button>
            </div>
            <div className={styles.folders}>
              <span>Folders of notes</span>
              <Segment label="Folders of notes" value={folders} onChange={setFolders} options={FOLDERS} />
            </div>
          </>
        )}
        {isBusy && (
          <ProgressBar label="Importing" value={progress} text={`${Math.round(progress * 100)} %`} onStop={stop} />
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

/** As many places as anyone looks through. */
const SHOWN = 200

function ReportView({ report }: { report: Report }) {
  const there = {
    sentence: `There already, and left as they are: ${counted(report.there.length, 'record')}.`,
    places: report.there,
  }
  const remarks = report.there.length > 0 ? [there, ...report.remarks] : report.remarks
  if (remarks.length === 0) return <p>Everything was understood.</p>
  return (
    <ul className={styles.remarks}>
      {remarks.map(({ sentence, places }) => (
        <li key={sentence}>
          {places.length === 0 ? (
            sentence
          ) : (
            <details>
              <summary>{sentence}</summary>
              <ul>
                {places.slice(0, SHOWN).map((place, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and places may be alike
                  <li key={at} dir="auto">
                    {place}
                  </li>
                ))}
                {places.length > SHOWN && <li>and {(places.length - SHOWN).toLocaleString('en')} more</li>}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

const askForFolder = () => ask(input => Object.assign(input, { webkitdirectory: true }))
const askForFiles = () => ask(input => Object.assign(input, { accept: '.zip,.md,.markdown' }))

/** A zip may be larger than what passes through the desktop's own dialog, so both shells ask in the same way. */
function ask(prepare: (input: HTMLInputElement) => void): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  prepare(input)
  const chosen = new Promise<File[]>(resolve => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
  })
  input.click()
  return chosen
}
