import { lazy, Suspense } from 'react'
import { flushNote } from '#features/notes/openEdits.ts'
import { OpenSample } from '#features/sample/OpenSample.tsx'
import { countsOf, RemoveSample } from '#features/sample/RemoveSample.tsx'
import type { SampleFound } from '#features/sample/remove.ts'
import type { SampleSet } from '#features/sample/sampleIds.ts'
import type { SettingsSection } from '#features/settings/sections.ts'
import { BringInDialog } from '#features/sources/BringInDialog.tsx'
import { DeleteTag } from '#features/tags/DeleteTag.tsx'
import { RenameTag } from '#features/tags/RenameTag.tsx'
import type { Open } from '#lib/place.ts'
import { counted } from '#lib/when.ts'
import { Button } from '#ui/Button.tsx'
import { ConfirmDialog, Dialog } from '#ui/Dialog.tsx'
import type { BulkChanges } from './bulkChanges.ts'
import { snapshotBefore, snapshotNow } from './keepSnapshots.ts'
import { named, namesOf, type TrashQuestion } from './moveToTrash.ts'
import styles from './Overlays.module.css'
import type { Problem } from './runCommand.ts'
import { Switcher } from './Switcher.tsx'
import { activeTab } from './session.ts'
import { shell } from './shell.ts'
import { shortcutRows } from './shortcuts.ts'
import { Templates } from './Templates.tsx'
import type { Runner } from './useWorld.ts'

// Their parsers and writers are of no use at a start.
const transfer = {
  export: async () => ({ default: (await import('#features/transfer/ExportDialog.tsx')).ExportDialog }),
  import: async () => ({ default: (await import('#features/transfer/ImportDialog.tsx')).ImportDialog }),
}
const settings = async () => ({ default: (await import('#features/settings/SettingsDialog.tsx')).SettingsDialog })
const history = {
  history: async () => ({ default: (await import('#features/history/HistoryDialog.tsx')).HistoryDialog }),
  compare: async () => ({ default: (await import('#features/history/CompareDialog.tsx')).CompareDialog }),
}
const changesDialog = async () => ({ default: (await import('#features/changes/ChangesDialog.tsx')).ChangesDialog })
const SettingsDialog = lazy(settings)
const HistoryDialog = lazy(history.history)
const CompareDialog = lazy(history.compare)
const ChangesDialog = lazy(changesDialog)
const ExportDialog = lazy(transfer.export)
const ImportDialog = lazy(transfer.import)

/** Fetches what a dialog needs; throws where it cannot be had, before there is a dialog to break. */
export async function fetchTransfer(kind: 'export' | 'import'): Promise<void> {
  await transfer[kind]()
}

const ROWS = shortcutRows(shell)

/** The same for what a record was, and for two texts of one note. */
export async function fetchHistory(kind: 'history' | 'compare'): Promise<void> {
  await history[kind]()
}

/** The same for the settings. */
export async function fetchSettings(): Promise<void> {
  await settings()
}

/** The same for the large changes. */
export async function fetchChanges(): Promise<void> {
  await changesDialog()
}

export type Paste = { html: string | null; text: string }

/** What lies over the window, one thing at a time. */
export type Overlay =
  | { kind: 'switcher'; text: string }
  | { kind: 'bringIn'; paste?: Paste }
  | { kind: 'settings'; section?: SettingsSection }
  | { kind: 'templates'; use: 'new' | 'insert' }
  | { kind: 'export' }
  | { kind: 'import' }
  | { kind: 'trash'; question: TrashQuestion }
  | { kind: 'largePaste'; paste: Paste }
  | { kind: 'openSample'; set: SampleSet }
  | { kind: 'removeSample'; found: SampleFound }
  | { kind: 'history'; id: string; rev?: string }
  | { kind: 'compare'; copy: string }
  | { kind: 'renameTag'; tag: string }
  | { kind: 'deleteTag'; tag: string }
  | { kind: 'changes' }
  | { kind: 'problem'; problem: Problem }

export type OverlaysProps = {
  overlay: Overlay
  show: (overlay: Overlay | null) => void
  open: Open
  runner: Runner
  changes: BulkChanges
  onTrash: (kind: 'note' | 'source', id: string) => void
  onRemoveSample: (records: SampleFound['plain'], counts: string) => void
  onMerged: (copy: string, note: string) => void
}

export function Overlays(props: OverlaysProps) {
  const { overlay, show, open, runner, changes, onTrash, onRemoveSample } = props
  const onClose = () => show(null)
  switch (overlay.kind) {
    case 'switcher':
      return <Switcher text={overlay.text} world={runner.world} open={open} run={runner.run} onClose={onClose} />
    case 'bringIn':
      return <BringInDialog open={open} paste={overlay.paste} snapshotBefore={snapshotBefore} onClose={onClose} />
    case 'settings':
      return (
        <Suspense>
          <SettingsDialog
            section={overlay.section}
            commands={ROWS}
            shell={shell}
            onExport={() => runner.runId('notebook.export')}
            onSnapshot={snapshotNow}
            onClose={onClose}
          />
        </Suspense>
      )
    case 'templates':
      return <Templates use={overlay.use} runner={runner} onClose={onClose} />
    case 'export':
      return (
        <Suspense>
          <ExportDialog onClose={onClose} />
        </Suspense>
      )
    case 'import':
      return (
        <Suspense>
          <ImportDialog onUndo={made => void changes.undo(made)} onClose={onClose} />
        </Suspense>
      )
    case 'trash':
      return <TrashDialog question={overlay.question} onTrash={onTrash} onClose={onClose} />
    case 'largePaste':
      return <LargePasteDialog paste={overlay.paste} show={show} />
    case 'openSample':
      return <OpenSample set={overlay.set} open={to => open(to, ownTab(runner))} onClose={onClose} />
    case 'removeSample':
      return (
        <RemoveSample
          found={overlay.found}
          onRemove={records => onRemoveSample(records, countsOf(records))}
          onClose={onClose}
        />
      )
    case 'history':
      return (
        <Suspense>
          <HistoryDialog id={overlay.id} rev={overlay.rev} open={open} flush={flushNote} onClose={onClose} />
        </Suspense>
      )
    case 'compare':
      return (
        <Suspense>
          <CompareDialog
            copy={overlay.copy}
            open={open}
            flush={flushNote}
            onMerged={props.onMerged}
            onClose={onClose}
          />
        </Suspense>
      )
    case 'renameTag': {
      const { tag } = overlay
      return <RenameTag tag={tag} onRename={to => changes.renameTag(tag, to)} onClose={onClose} />
    }
    case 'deleteTag': {
      const { tag } = overlay
      return <DeleteTag tag={tag} onDelete={() => changes.deleteTag(tag)} onClose={onClose} />
    }
    case 'changes':
      return (
        <Suspense>
          <ChangesDialog onUndo={changes.undo} onRedo={changes.redo} onClose={onClose} />
        </Suspense>
      )
    case 'problem':
      return (
        <Dialog title={overlay.problem.sentence} onClose={onClose} actions={<Button onPress={onClose}>Close</Button>}>
          <p>What was saved before is safe.</p>
          <pre className={styles.details}>{overlay.problem.details}</pre>
        </Dialog>
      )
  }
}

/** The page one is on stays, unless it is the start. */
const ownTab = (runner: Runner) => (activeTab(runner.world().session).place.kind === 'start' ? 'here' : 'tab')

type TrashDialogProps = {
  question: TrashQuestion
  onTrash: OverlaysProps['onTrash']
  onClose: () => void
}

function TrashDialog({ question: { kind, id, title, users }, onTrash, onClose }: TrashDialogProps) {
  return (
    <ConfirmDialog
      title={`Move ${named(title)} to the Trash?`}
      confirm="Move to Trash"
      onConfirm={() => onTrash(kind, id)}
      onClose={onClose}
    >
      {counted(users.length, 'note')} {users.length === 1 ? 'links' : 'link'} to it: {namesOf(users)}. Their links and
      quotes stay as they are, and find it again when you restore it.
    </ConfirmDialog>
  )
}

function LargePasteDialog({ paste, show }: { paste: Paste; show: (overlay: Overlay | null) => void }) {
  return (
    <ConfirmDialog
      title="Keep this as a source?"
      danger={false}
      cancel="Leave it out"
      confirm="Keep as a source"
      onConfirm={() => show({ kind: 'bringIn', paste })}
      onClose={() => show(null)}
    >
      What you pasted has {lengthWords((paste.html ?? paste.text).length)}: more than a note should hold. As a source it
      is kept whole, can be read, searched and quoted.
    </ConfirmDialog>
  )
}

/** A length in round words: "2.6 million letters". */
const lengthWords = (length: number) =>
  length >= 1e6 ? `${(length / 1e6).toFixed(1)} million letters` : `about ${Math.round(length / 1000)} thousand letters`
