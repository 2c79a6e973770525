import { FolderOpen } from 'lucide-react'
import { type ClipboardEvent, useState } from 'react'
import { chooseFiles } from '#lib/desktop.ts'
import type { Open } from '#lib/place.ts'
import { noRoomFor } from '#lib/room.ts'
import { counted } from '#lib/when.ts'
import { countWords } from '#lib/words.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './BringInDialog.module.css'
import { bringInPaste, READABLE } from './bringIn.ts'
import { type SnapshotBefore, takeFiles, tell } from './bringInQueue.ts'

export type BringInDialogProps = {
  open: Open
  /** What was pasted elsewhere and is to be kept as a source. */
  paste?: Paste
  snapshotBefore?: SnapshotBefore
  onClose: () => void
}

type Paste = { html: string | null; text: string }

/** More letters than a text area takes without stumbling. */
const LARGE = 60_000

/** Choose files, or paste an article. */
export function BringInDialog({ open, paste, snapshotBefore, onClose }: BringInDialogProps) {
  const [text, setText] = useState(paste && !isLarge(paste) ? paste.text : '')
  const [pasted, setPasted] = useState<Paste | null>(paste ?? null)
  const [title, setTitle] = useState('')
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const large = pasted && isLarge(pasted) ? pasted : null

  const choose = async () => {
    const files = await chooseFiles(READABLE)
    if (files.length === 0) return
    onClose()
    await takeFiles(files, open, snapshotBefore)
  }
  const submit = async () => {
    const article = large ?? { html: keptHtml(pasted, text), text }
    if (isBusy || (article.text.trim() === '' && !article.html)) return
    setBusy(true)
    setProblem('')
    const refusal = await noRoomFor(article.text.length + (article.html?.length ?? 0))
    if (refusal) {
      setBusy(false)
      setProblem(refusal)
      return
    }
    const outcome = await bringInPaste(article, title)
    setBusy(false)
    if (outcome.kind === 'failed') {
      setProblem(outcome.sentence)
      return
    }
    onClose()
    tell([outcome], false, open)
  }
  const onPaste = (event: ClipboardEvent) => {
    const html = event.clipboardData.getData('text/html')
    const words = event.clipboardData.getData('text/plain')
    const fresh = { html: html === '' ? null : html, text: words }
    // What is put among words already there comes without its structure.
    if (text.trim() !== '' && !isLarge(fresh)) return
    setPasted(fresh)
    if (isLarge(fresh)) event.preventDefault()
  }

  return (
    <Dialog
      title="Bring in a source"
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            onPress={() => attempt(submit(), 'The article was not brought in.')}
            disabled={isBusy || (!large && text.trim() === '')}
          >
            {isBusy ? 'Reading…' : 'Bring in the article'}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <div className={styles.files}>
          <Button icon={FolderOpen} onPress={() => attempt(choose(), 'Nothing was brought in.')} autoFocus={!paste}>
            Choose files…
          </Button>
          <span>Web pages, Markdown and text. You can also drop files anywhere on the window.</span>
        </div>
        {large ? (
          <LargePaste paste={large} problem={problem} onClear={() => setPasted(null)} />
        ) : (
          <div onPaste={onPaste}>
            <TextArea
              label="Or paste an article"
              rows={9}
              value={text}
              onChange={setText}
              placeholder="Title, byline and date are taken from its first lines."
              error={problem}
              onSubmit={() => attempt(submit(), 'The article was not brought in.')}
              onEscape={onClose}
            />
          </div>
        )}
        <TextField
          label="Title"
          value={title}
          onChange={setTitle}
          placeholder="Taken from the article when left empty"
          onEnter={() => attempt(submit(), 'The article was not brought in.')}
        />
      </div>
    </Dialog>
  )
}

function LargePaste({ paste, problem, onClear }: { paste: Paste; problem: string; onClear: () => void }) {
  const words = countWords(paste.text.slice(0, LARGE))
  const all = Math.round((words * paste.text.length) / Math.min(LARGE, Math.max(1, paste.text.length)))
  return (
    <div className={styles.large}>
      <div>
        <b>A long article is pasted</b>
        <p>About {counted(all, 'word')}. It is kept whole, whatever is shown here.</p>
        {problem && <p className={styles.problem}>{problem}</p>}
      </div>
      <Button size="small" onPress={onClear}>
        Paste another
      </Button>
    </div>
  )
}

const isLarge = (paste: Paste): boolean => paste.text.length > LARGE || (paste.html?.length ?? 0) > LARGE * 20

/** The structure goes with the words as they were pasted; once they are edited, the words count. */
function keptHtml(pasted: Paste | null, text: string): string | null {
  const same = (words: string): string => words.replace(/\s+/g, ' ').trim()
  return pasted && same(pasted.text) === same(text) ? pasted.html : null
}
