import { FileDown, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Id, SourceHead, VersionRow } from '#data/rows.ts'
import { getFile, getVersion, restoreSource } from '#data/sources.ts'
import { useHeads } from '#data/useHeads.ts'
import type { FoundPassage } from '#lib/passage.ts'
import type { Open } from '#lib/place.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { Callout } from '#ui/Callout.tsx'
import { Empty } from '#ui/Empty.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import type { QuoteOf } from './highlightActions.ts'
import type { PageFinder } from './pageFinder.ts'
import styles from './Reader.module.css'
import { ReaderTools } from './ReaderTools.tsx'
import { useReaderPaper } from './readerSettings.ts'
import { SourceText } from './SourceText.tsx'

export type ReaderPageProps = {
  id: Id
  /** Shown when the page opens, and again whenever `visit` changes. */
  highlight?: Id
  /** Words found by the search, shown likewise. */
  passage?: FoundPassage
  visit?: number
  open: Open
  onQuote: (quote: QuoteOf) => void
  /** The highlight one is at, for the pane beside it. */
  onCurrent?: (highlight: Id | null) => void
  /** What finds words in the text, once it is there. */
  onFind?: (find: PageFinder | null) => void
  /** False where the tab strip shows `ReaderTools` itself. */
  tools?: boolean
}

/** One source, to be read. */
export function ReaderPage(props: ReaderPageProps) {
  const { id, tools = true } = props
  const source = useHeads(heads => heads.sources.get(id))
  const version = useVersion(source?.versionId ?? null)
  const paper = useReaderPaper()

  return (
    <div className={styles.reader} data-paper={paper}>
      {tools && source?.versionId && (
        <div className={styles.tools}>
          <ReaderTools id={id} />
        </div>
      )}
      {source?.deletedAt && <InTrash source={source} />}
      {!source && <Empty title="This source is not in the notebook.">It may have been deleted for good.</Empty>}
      {source && !source.versionId && <NoText source={source} />}
      {source && version === undefined && source.versionId && <Skeleton lines={5} label="Opening the source" />}
      {source?.versionId && version === null && <NoText source={source} />}
      {source && version && (
        <SourceText
          key={version.id}
          source={source}
          version={version}
          paper={paper}
          highlight={props.highlight}
          sought={props.passage}
          visit={props.visit}
          onQuote={props.onQuote}
          onCurrent={props.onCurrent}
          onFind={props.onFind}
        />
      )}
    </div>
  )
}

/** Undefined while it is being fetched, null where it is not there. */
function useVersion(id: string | null): VersionRow | null | undefined {
  const [version, setVersion] = useState<VersionRow | null | undefined>(undefined)
  useEffect(() => {
    setVersion(undefined)
    if (id === null) return
    let isWanted = true
    const fetched = getVersion(id).then(found => {
      if (isWanted) setVersion(found)
    })
    attempt(fetched, 'The text could not be opened.')
    return () => {
      isWanted = false
    }
  }, [id])
  return version?.id === id || version === null ? version : undefined
}

function InTrash({ source }: { source: SourceHead }) {
  const restore = () => attempt(restoreSource(source.id), 'The source was not restored.')
  return (
    <div className={styles.notes}>
      <Callout
        tone="warn"
        title="This source is in the trash"
        actions={
          <Button size="small" icon={Undo2} onPress={restore}>
            Restore
          </Button>
        }
      />
    </div>
  )
}

function NoText({ source }: { source: SourceHead }) {
  const save = () => attempt(saveOriginal(source), 'The original was not saved.')
  return (
    <Empty
      title={source.csl.title || 'Untitled'}
      steps={[
        { icon: FileDown, label: 'Save the original', detail: 'The file as it came, to open elsewhere', run: save },
      ]}
    >
      {source.remark || 'There is no text to read here.'} The original is kept.
    </Empty>
  )
}

async function saveOriginal(source: SourceHead): Promise<void> {
  const file = await getFile(source.fileId)
  if (!file) throw new Error('It is not in the notebook.')
  const link = document.createElement('a')
  // Never by its own type: what came from outside must not open as a page of ours.
  link.href = URL.createObjectURL(new Blob([file.bytes.slice()], { type: 'application/octet-stream' }))
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
