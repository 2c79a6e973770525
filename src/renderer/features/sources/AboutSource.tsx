import { Download, ExternalLink, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { whyReadOnly } from '#data/db.ts'
import { titleOf } from '#data/heads.ts'
import { listHighlights } from '#data/highlights.ts'
import { inUse } from '#data/notes.ts'
import type { Id, SourceHead } from '#data/rows.ts'
import { deleteSource, getFile, getVersion, restoreSource } from '#data/sources.ts'
import { useHeads } from '#data/useHeads.ts'
import { openOutside } from '#lib/desktop.ts'
import type { Open } from '#lib/place.ts'
import { counted, dayOf } from '#lib/when.ts'
import { countWords } from '#lib/words.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { Callout } from '#ui/Callout.tsx'
import { ConfirmDialog } from '#ui/Dialog.tsx'
import { showToast } from '#ui/toast.ts'
import styles from './AboutSource.module.css'
import { saveOriginal, sizeInWords } from './original.ts'
import { SourceForm } from './SourceForm.tsx'

/** What is known of a source besides its text: the form, what happened when it came in, its original. */
export function AboutSource({ id, open }: { id: Id; open?: Open }) {
  const source = useHeads(heads => heads.sources.get(id))
  if (!source) return null
  return (
    <div className={styles.about}>
      {source.remark !== '' && <Callout tone={source.versionId === null ? 'warn' : 'info'}>{source.remark}</Callout>}
      <fieldset className={styles.form} disabled={whyReadOnly() !== null}>
        <SourceForm key={id} source={source} open={open} />
      </fieldset>
      {source.csl.URL !== '' && (
        <Button
          size="small"
          icon={ExternalLink}
          onPress={() => attempt(openOutside(source.csl.URL), 'The page was not opened.')}
        >
          Open the page outside
        </Button>
      )}
      <Details source={source} />
      <Original source={source} />
      {source.deletedAt === null && <ToTrash source={source} />}
    </div>
  )
}

function Details({ source }: { source: SourceHead }) {
  const notes = useHeads(() => inUse(source.id).notes.length)
  const highlights = useHeads(heads => listHighlights(source.id, heads).length)
  const version = useVersionFacts(source.versionId)
  return (
    <section aria-labelledby="details">
      <h3 id="details" className={styles.head}>
        Details
      </h3>
      <dl className={styles.facts}>
        <Fact name="Brought in">{dayOf(source.createdAt)}</Fact>
        <Fact name="Changed">{dayOf(source.changedAt)}</Fact>
        <Fact name="Read">{`${Math.round(source.progress * 100)} %`}</Fact>
        <Fact name="Highlights">{counted(highlights, 'highlight')}</Fact>
        <Fact name="Links">{`${counted(notes, 'note')} to here`}</Fact>
        {version && (
          <>
            <Fact name="Length">{counted(version.words, 'word')}</Fact>
            <Fact name="Versions">{`1, of ${dayOf(version.capturedAt)}`}</Fact>
          </>
        )}
      </dl>
    </section>
  )
}

/** Of the text as it was captured; null where there is none, and until it is read. */
function useVersionFacts(id: string | null): { words: number; capturedAt: number } | null {
  const [facts, setFacts] = useState<{ words: number; capturedAt: number } | null>(null)
  useEffect(() => {
    setFacts(null)
    if (id === null) return
    let isWanted = true
    const found = getVersion(id).then(version => {
      if (isWanted && version) setFacts({ words: countWords(version.text), capturedAt: version.capturedAt })
    })
    attempt(found, 'The text could not be read.')
    return () => {
      isWanted = false
    }
  }, [id])
  return facts
}

function Original({ source }: { source: SourceHead }) {
  const file = useFileFacts(source.fileId)
  return (
    <section aria-labelledby="original">
      <h3 id="original" className={styles.head}>
        Original
      </h3>
      <dl className={styles.facts}>
        {file && (
          <>
            <Fact name="File">
              <bdi>{file.name}</bdi>
            </Fact>
            <Fact name="Size">{sizeInWords(file.size)}</Fact>
          </>
        )}
      </dl>
      <Button
        size="small"
        icon={Download}
        onPress={() => attempt(saveOriginal(source.fileId), 'The original was not saved.')}
      >
        Save the original…
      </Button>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function useFileFacts(fileId: string): { name: string; size: number } | null {
  const [facts, setFacts] = useState<{ name: string; size: number } | null>(null)
  useEffect(() => {
    let isWanted = true
    const found = getFile(fileId).then(file => {
      if (isWanted) setFacts(file && { name: file.name, size: file.bytes.length })
    })
    attempt(found, 'The original could not be read.')
    return () => {
      isWanted = false
    }
  }, [fileId])
  return facts
}

function ToTrash({ source }: { source: SourceHead }) {
  const [isAsking, setAsking] = useState(false)
  const notes = useHeads(() => inUse(source.id).notes.length)
  const title = titleOf(source)
  const discard = async () => {
    await deleteSource(source.id)
    showToast({
      text: `“${title.length > 60 ? `${title.slice(0, 60)}…` : title}” lies in the Trash.`,
      undo: () => attempt(restoreSource(source.id), 'The source was not restored.'),
    })
  }
  return (
    <>
      <Button variant="quiet" size="small" icon={Trash2} onPress={() => setAsking(true)} className={styles.trash}>
        Move to Trash…
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={`Move “${title}” to the Trash?`}
          confirm="Move to Trash"
          onConfirm={() => attempt(discard(), 'The source was not moved.')}
          onClose={() => setAsking(false)}
        >
          {notes === 0
            ? 'No note quotes it or links to it. You can restore it, its highlights with it.'
            : `${counted(notes, 'note')} ${notes === 1 ? 'quotes or links' : 'quote or link'} to it. Their words stay as they are, and find it again when you restore it.`}
        </ConfirmDialog>
      )}
    </>
  )
}
