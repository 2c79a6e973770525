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
import { fetched } from '#ui/fetched.tsx'
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

/** What few open: none of their scripts is of use at a start. */
const dialogs = {
  settings: fetched(async () => (await import('#features/settings/SettingsDialog.tsx')).SettingsDialog),
  history: fetched(async () => (await import('#features/history/HistoryDialog.tsx')).HistoryDialog),
  compare: fetched(async () => (await import('#features/history/CompareDialog.tsx')).CompareDialog),
  changes: fetched(async () => (await import('#features/changes/ChangesDialog.tsx')).ChangesDialog),
  export: fetched(async () => (await import('#features/transfer/ExportDialog.tsx')).ExportDialog),
  import: fetched(async () => (await import('#features/transfer/ImportDialog.tsx')).ImportDialog),
}

/** To be awaited before the dialog is shown; rejects where its script cannot be had. */
export const fetchDialog = (kind: keyof typeof dialogs): Promise<void> => dialogs[kind].fetch()

const ROWS = shortcutRows(shell)

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
        <dialogs.settings.View
          section={overlay.section}
          commands={ROWS}
          shell={shell}
          onExport={() => runner.runId('notebook.export')}
          onSnapshot={snapshotNow}
          onClose={onClose}
        />
      )
    case 'templates':
      return <Templates use={overlay.use} runner={runner} onClose={onClose} />
    case 'export':
      return <dialogs.export.View onClose={onClose} />
    case 'import':
      return <dialogs.import.View onUndo={made => void changes.undo(made)} onClose={onClose} />
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
      return <dialogs.history.View id={overlay.id} rev={overlay.rev} open={open} flush={flushNote} onClose={onClose} />
    case 'compare':
      return (
        <dialogs.compare.View
          copy={overlay.copy}
          open={open}
          flush={flushNote}
          onMerged={props.onMerged}
          onClose={onClose}
        />
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
      return <dialogs.changes.View onUndo={changes.undo} onRedo={changes.redo} onClose={onClose} />
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
