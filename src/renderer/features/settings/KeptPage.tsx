import { Download, FolderOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useHeads } from '#data/useHeads.ts'
import { bytesText } from '#lib/bytesText.ts'
import { desktop, type KeptIn, keptIn, showFolder } from '#lib/desktop.ts'
import { lowRoom, roomLeft } from '#lib/room.ts'
import { counted } from '#lib/when.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { Callout } from '#ui/Callout.tsx'
import { CopyFolder } from './CopyFolder.tsx'
import { Path } from './Path.tsx'
import { SafeCopies } from './SafeCopies.tsx'
import { Setting, SettingsPage } from './Setting.tsx'
import styles from './Settings.module.css'

export type KeptPageProps = {
  onExport: () => void
  /** Makes a snapshot of what is there now; null where nothing has come since the last. Throws a sentence. */
  onSnapshot: () => Promise<string | null>
}

export function KeptPage({ onExport, onSnapshot }: KeptPageProps) {
  const [kept, setKept] = useState<KeptIn | null>(null)
  const [low, setLow] = useState<string | null>(null)
  const notes = useHeads(heads => heads.notes.size)
  const sources = useHeads(heads => heads.sources.size)
  const highlights = useHeads(heads => heads.highlights.size)
  const look = () => attempt(keptIn().then(setKept), 'It is not known where things are kept.')
  useEffect(look, [])
  useEffect(() => {
    roomLeft().then(room => setLow(lowRoom(room)), console.warn)
  }, [])
  const persist = async () => {
    await navigator.storage.persist()
    look()
  }
  return (
    <SettingsPage title="Where things are kept" lead="Everything is on this machine, and nowhere else.">
      {low && (
        <Callout tone="warn" title={`${low}.`}>
          Make room: empty the system’s trash, or move large files elsewhere. Nothing large is imported until then.
        </Callout>
      )}
      <Setting name={desktop ? 'The notebook’s folder' : 'This browser’s storage'} help={kept && <Where kept={kept} />}>
        {desktop && (
          <Button icon={FolderOpen} onPress={() => attempt(showFolder('notebook'), 'The folder was not opened.')}>
            Show in folder
          </Button>
        )}
      </Setting>
      <Setting
        name="In it"
        help={`${counted(notes, 'note')}, ${counted(sources, 'source')} and ${counted(highlights, 'highlight')}, the Trash included.`}
      >
        {kept?.bytes != null && <span className={styles.number}>{bytesText(kept.bytes)}</span>}
      </Setting>
      {!desktop && kept && !kept.isPersisted && (
        <Callout
          tone="warn"
          title="The browser may clear it when the disk runs low."
          actions={<Button onPress={() => attempt(persist(), 'The browser did not answer.')}>Ask it to keep it</Button>}
        >
          It decides by itself; it tends to say yes to what is used often or has a bookmark.
        </Callout>
      )}
      <h4 className={styles.group}>Safe copies</h4>
      <CopyFolder kept={kept} onChanged={look} />
      {kept && <SafeCopies place={kept.folders?.copies ?? 'the browser’s private files'} onSnapshot={onSnapshot} />}
      <h4 className={styles.group}>A copy to take along</h4>
      <Setting
        name="Take everything out"
        help="One zip with notes as Markdown, sources and originals, and these settings. It brings the notebook back exactly."
      >
        <Button icon={Download} onPress={onExport}>
          Export the notebook…
        </Button>
      </Setting>
    </SettingsPage>
  )
}

function Where({ kept }: { kept: KeptIn }) {
  if (kept.folders) return <Path path={kept.folders.folder} />
  return (
    <>
      Under the address <bdi>{kept.address}</bdi>, in this profile of the browser.
      {kept.isPersisted && ' The browser has promised not to clear it by itself.'}
    </>
  )
}
