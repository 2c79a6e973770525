import { Lock } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { SCHEMA } from '#data/db.ts'
import { type Choice, propose } from '#data/journal/choices.ts'
import { beginBeside } from '#data/journal/databases.ts'
import type { Loss } from '#data/journal/judgeStart.ts'
import { readLosses } from '#data/journal/losses.ts'
import { goOnWithDatabase, readMarker } from '#data/journal/marker.ts'
import { NoDatabase, type Restored, restore } from '#data/journal/restore.ts'
import { loadChoice, type Survey, survey } from '#data/journal/survey.ts'
import { safeCopies } from '#data/journal/whereKept.ts'
import { sanitize } from '#formats/sanitize.ts'
import { readSnapshot } from '#formats/snapshot.ts'
import { desktop, setDatabasesAside } from '#lib/desktop.ts'
import { counted } from '#lib/when.ts'
import { Button } from '#ui/Button.tsx'
import { ConfirmDialog } from '#ui/Dialog.tsx'
import { ProgressBar } from '#ui/ProgressBar.tsx'
import { RecoveryChoices } from './RecoveryChoices.tsx'
import { RecoveryFolder } from './RecoveryFolder.tsx'
import styles from './RecoveryScreen.module.css'
import { RESTORE, rememberedIn, STOPPED, STUCK, saidOf, TITLES } from './recoveryWords.ts'
import { useSnapshotCheck } from './useSnapshotCheck.ts'

type Work =
  | { state: 'idle'; said: string }
  | { state: 'failed'; reason: string; isStuck: boolean }
  | { state: 'restoring'; done: number; control: AbortController }
  | { state: 'done'; restored: Restored }

const IDLE: Work = { state: 'idle', said: '' }

/** In place of the window where the database is not as it was left. Nothing is written before somebody has decided. */
export function RecoveryScreen({ why }: { why: Loss }) {
  const [found, setFound] = useState<Survey | null>(null)
  const [work, setWork] = useState<Work>(IDLE)
  const [chosen, setChosen] = useState<string | null>(null)
  const [asks, setAsks] = useState(false)
  const isAside = useRef(false)
  const looks = useRef(0)
  const look = () => {
    const one = ++looks.current
    // What was looked for before knows less, and may be answered later.
    const show = (seen: Survey) => one === looks.current && setFound(seen)
    setFound(null)
    setWork(IDLE)
    survey(places()).then(show, error => show({ choices: [], problem: sentenceOf(error) }))
  }
  useEffect(look, [])
  const snapshots = useSnapshotCheck(found?.choices ?? NONE)
  const proposal = propose(snapshots.choices, readMarker()?.notebook ?? null, SCHEMA)
  const choice = snapshots.choices.find(({ key }) => key === (chosen ?? proposal?.choice.key)) ?? null

  // What cannot be read cannot be gone on with.
  const beginsEmpty = why === 'empty' || why === 'unreadable' || isAside.current

  const bringBack = async (from: Choice, beforeWriting = async () => {}) => {
    const control = new AbortController()
    const onProgress = (done: number) => setWork({ state: 'restoring', done, control })
    onProgress(0)
    try {
      const read = await loadChoice(from, places())
      control.signal.throwIfAborted()
      await beforeWriting()
      const restored = await restore(safeCopies(), read, sanitize, { onProgress, signal: control.signal })
      setWork({ state: 'done', restored })
    } catch (error) {
      if (control.signal.aborted) setWork({ state: 'idle', said: STOPPED[isAside.current ? 'aside' : 'asItWas'] })
      else setWork({ state: 'failed', reason: sentenceOf(error), isStuck: error instanceof NoDatabase })
    }
  }
  const setAside = async () => {
    await setDatabasesAside()
    isAside.current = true
  }
  const goOn = () => {
    if (beginsEmpty) beginBeside()
    else goOnWithDatabase()
    location.reload()
  }

  if (work.state === 'done') return <Done restored={work.restored} />
  const isBusy = work.state === 'restoring'
  const isStuck = work.state === 'failed' && work.isStuck
  // What is read from a database goes with it; what the copies hold does not.
  const canSetAside = isStuck && desktop !== null && (choice?.kind === 'copies' || choice?.kind === 'snapshot')
  return (
    <Stage>
      <h1 className={styles.title}>{TITLES[why]}</h1>
      <p className={styles.lead}>
        Nothing was changed, and nothing new was begun. What you bring back is written beside what is here, and read
        back before it is used.
      </p>
      <div aria-live="polite">
        {!found && <p className={styles.note}>Looking for everything that is kept of it.</p>}
        {found?.problem && <p className={styles.problem}>{found.problem}</p>}
        {found && !proposal && <p className={styles.note}>Nothing was found here that could be brought back.</p>}
      </div>
      {found && (
        <RecoveryChoices
          choices={snapshots.choices}
          checked={snapshots.checked}
          proposal={proposal}
          chosen={choice?.key ?? null}
          onChoose={setChosen}
          onShowSnapshots={snapshots.check}
          disabled={isBusy}
        />
      )}
      <div aria-live="polite">
        {work.state === 'failed' && <p className={styles.problem}>{work.reason}</p>}
        {isStuck && (
          <p className={styles.note}>{!desktop ? STUCK.inBrowser : canSetAside ? STUCK.canSetAside : STUCK.choose}</p>
        )}
        {work.state === 'idle' && work.said !== '' && <p className={styles.note}>{work.said}</p>}
      </div>
      {work.state === 'restoring' ? (
        <div className={styles.progress}>
          <ProgressBar
            label="Restoring the notebook"
            value={work.done}
            text={`${Math.round(work.done * 100)} %`}
            onStop={() => work.control.abort()}
          />
        </div>
      ) : (
        <div className={styles.actions}>
          {choice && canSetAside && (
            <Button variant="primary" size="large" onPress={() => void bringBack(choice, setAside)} autoFocus>
              Set the damaged files aside and restore
            </Button>
          )}
          {choice && !canSetAside && (
            <Button variant="primary" size="large" onPress={() => void bringBack(choice)} autoFocus>
              {RESTORE[choice.kind]}
            </Button>
          )}
          <Button size="large" onPress={look} disabled={!found}>
            Look again
          </Button>
          <RecoveryFolder onFound={look} />
          <Button variant="quiet" size="large" onPress={() => setAsks(true)}>
            {beginsEmpty ? 'Begin an empty notebook…' : 'Go on with what is here…'}
          </Button>
        </div>
      )}
      <Happened why={why} />
      {asks && (
        <ConfirmDialog
          title={beginsEmpty ? 'Begin an empty notebook?' : 'Go on with the notebook as it is now?'}
          confirm={beginsEmpty ? 'Begin an empty notebook' : 'Go on'}
          onConfirm={goOn}
          onClose={() => setAsks(false)}
        >
          What is here and the safe copies stay where they are, but they will not be offered again at the start.
        </ConfirmDialog>
      )}
    </Stage>
  )
}

const NONE: Choice[] = []

function Stage({ children }: { children: ReactNode }) {
  return (
    <div className={styles.stage}>
      <main className={styles.sheet}>{children}</main>
      <footer className={styles.foot}>
        <Lock size={14} strokeWidth={2} aria-hidden />
        Nothing is written until you choose
      </footer>
    </div>
  )
}

/** For whoever wants to know, and for whoever is asked about it later. */
function Happened({ why }: { why: Loss }) {
  const losses = readLosses()
  return (
    <details className={styles.details} open={losses.some(loss => !loss.isSettled)}>
      <summary>What happened, in detail</summary>
      <ul>
        <li>{rememberedIn(readMarker())}</li>
        {losses.map(loss => (
          <li key={`${loss.database} ${loss.at}`}>{saidOf(loss)}</li>
        ))}
        <li>At this start the database was found: {why}.</li>
      </ul>
    </details>
  )
}

function Done({ restored: { counts, unsaved, filesMissing } }: { restored: Restored }) {
  return (
    <div className={styles.stage}>
      <main className={styles.sheet}>
        <h1 className={styles.title}>Your notebook is restored.</h1>
        <p className={styles.lead}>
          {counted(counts.notes, 'note')}, {counted(counts.sources, 'source')} and{' '}
          {counted(counts.highlights, 'highlight')} were written and read back.
          {unsaved > 0 && ` ${counted(unsaved, 'text')} that had never been saved came back as a note of its own.`}
          {filesMissing > 0 && ` Of ${counted(filesMissing, 'source')} the original file is missing.`}
        </p>
        <div className={styles.actions}>
          <Button variant="primary" size="large" onPress={() => location.reload()} autoFocus>
            Open the notebook
          </Button>
        </div>
      </main>
    </div>
  )
}

const places = () => ({ copies: safeCopies(), readSnapshot })

const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
