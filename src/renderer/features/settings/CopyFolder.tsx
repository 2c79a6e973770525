import { FolderOpen, FolderPen } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import {
  allowFolder,
  type ChosenFolder,
  canChooseFolder,
  checkFolder,
  chooseFolder,
  folder,
  leaveFolder,
} from '#data/journal/chosenFolder.ts'
import { useSaving } from '#data/useSaving.ts'
import { changeCopiesFolder, type KeptIn, showFolder } from '#lib/desktop.ts'
import { counted } from '#lib/when.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { Callout } from '#ui/Callout.tsx'
import { showToast } from '#ui/toast.ts'
import { Path } from './Path.tsx'
import { Setting } from './Setting.tsx'
import styles from './Settings.module.css'

/** Where the safe copies lie, what keeps them from it, and the ways to have them elsewhere. */
export function CopyFolder({ kept, onChanged }: { kept: KeptIn | null; onChanged: () => void }) {
  const { copy } = useSaving()
  return (
    <>
      {copy?.state === 'failed' && (
        <Callout tone="danger" title="The safe copies are not up to date.">
          {copy.reason} It is tried again by itself; your notebook is not touched by this.
        </Callout>
      )}
      {kept?.folders && <OnDesktop folders={kept.folders} onChanged={onChanged} />}
      {kept && !kept.folders && <InBrowser hasNone={copy?.state === 'none'} />}
    </>
  )
}

type OnDesktopProps = { folders: NonNullable<KeptIn['folders']>; onChanged: () => void }

function OnDesktop({ folders, onChanged }: OnDesktopProps) {
  const [isBusy, setBusy] = useState(false)
  const change = async (usual: boolean) => {
    setBusy(true)
    try {
      const left = await changeCopiesFolder(usual)
      if (left !== null) showToast({ text: changedWords(left), tone: left > 0 ? 'warn' : 'ok' })
    } finally {
      setBusy(false)
      onChanged()
    }
  }
  const set = (usual: boolean) => attempt(change(usual), 'The folder was not changed.')
  return (
    <>
      <Setting
        name={folders.isChosen ? 'The folder you chose' : 'Their folder'}
        help={
          <>
            What is saved is kept a second time, apart from the notebook: <Path path={folders.copies} />
          </>
        }
      />
      <div className={styles.choice}>
        <Button icon={FolderOpen} onPress={() => attempt(showFolder('copies'), 'The folder was not opened.')}>
          Show the copies
        </Button>
        <Button icon={FolderPen} disabled={isBusy} onPress={() => set(false)}>
          {isBusy ? 'Copying…' : 'Keep them elsewhere…'}
        </Button>
        {folders.isChosen && (
          <Button variant="quiet" disabled={isBusy} onPress={() => set(true)}>
            Back to the usual folder
          </Button>
        )}
      </div>
    </>
  )
}

function changedWords(left: number): string {
  const words = 'The safe copies are kept in the new folder from now on. The one before stays as it is.'
  return left === 0 ? words : `${words} ${counted(left, 'old copy', 'old copies')} in it could not be read.`
}

function InBrowser({ hasNone }: { hasNone: boolean }) {
  const chosen = useSyncExternalStore(folder.subscribe, folder.get)
  const saving = useSaving()
  useEffect(() => {
    checkFolder().catch(console.warn)
  }, [])
  const choose = () => attempt(chooseFolder(), 'The folder was not chosen.')
  const failed = chosen?.isAllowed && saving.folder?.state === 'failed' ? saving.folder.reason : null
  return (
    <>
      <Setting name="Where they are" help={<InForce chosen={chosen} hasNone={hasNone} />} />
      {chosen && !chosen.isAllowed && (
        <Callout
          tone="warn"
          title="The browser wants to be asked anew."
          actions={
            <Button onPress={() => attempt(allowFolder(), 'The browser did not answer.')}>
              Allow the folder again
            </Button>
          }
        >
          Until you allow it, nothing is written to “<bdi>{chosen.name}</bdi>”. What is missing there is written then.
        </Callout>
      )}
      {failed && (
        <Callout tone="warn" title="Your folder is not up to date.">
          {failed}
        </Callout>
      )}
      {canChooseFolder() && (
        <div className={styles.choice}>
          <Button icon={FolderPen} onPress={choose}>
            {chosen ? 'Choose another folder…' : 'Keep them in a folder too…'}
          </Button>
          {chosen && (
            <Button variant="quiet" onPress={() => attempt(leaveFolder(), 'The folder is still in use.')}>
              Keep none in a folder
            </Button>
          )}
        </div>
      )}
    </>
  )
}

function InForce({ chosen, hasNone }: { chosen: ChosenFolder | null; hasNone: boolean }) {
  const name = chosen && (
    <>
      “<bdi>{chosen.name}</bdi>”
    </>
  )
  const privately = 'the browser’s private files, which go when the data of this address is cleared'
  if (hasNone && !chosen?.isAllowed) return 'Nowhere: this browser keeps no files. Export the notebook now and then.'
  if (hasNone) return <>Only in your folder {name}: this browser keeps no private files.</>
  if (chosen?.isAllowed)
    return (
      <>
        In both: {privately}, and your folder {name}, which stays.
      </>
    )
  if (chosen)
    return (
      <>
        Only in {privately}. Your folder {name} is not in force.
      </>
    )
  return `What is saved is kept a second time in ${privately}${canChooseFolder() ? '' : ': export the notebook now and then'}.`
}
