import { $createNodeSelection, $getNodeByKey, $setSelection, type LexicalEditor, type NodeKey } from 'lexical'
import { useSyncExternalStore } from 'react'
import { isUrdu } from '#lib/words.ts'
import styles from './FootnoteList.module.css'
import { EDIT_FOOTNOTE } from './footnoteKeys.ts'
import { footnotesOf } from './footnoteNumbers.ts'

/** Shows where a footnote is called, and chooses its number: Enter opens it, arrows lead on. */
function showInText(editor: LexicalEditor, key: NodeKey): void {
  editor.update(
    () => {
      if (!$getNodeByKey(key)) return
      const selection = $createNodeSelection()
      selection.add(key)
      $setSelection(selection)
    },
    { discrete: true },
  )
  editor.getRootElement()?.focus({ preventScroll: true })
  editor.getElementByKey(key)?.scrollIntoView({ block: 'center' })
}

/** What the footnotes of a note say, below its text, with their numbers. Nothing where there are none. */
export function FootnoteList({ editor }: { editor: LexicalEditor }) {
  const { get, subscribe } = footnotesOf(editor)
  const footnotes = useSyncExternalStore(subscribe, get)
  if (footnotes.length === 0) return null
  return (
    <section className={styles.list} aria-label="Footnotes">
      <ol>
        {footnotes.map(({ key, words }, at) => (
          <li key={key} className={styles.entry}>
            <button
              type="button"
              className={styles.number}
              aria-label={`Footnote ${at + 1}: show it in the text`}
              onClick={() => showInText(editor, key)}
            >
              {at + 1}
            </button>
            <button
              type="button"
              className={styles.words}
              dir="auto"
              lang={isUrdu(words) ? 'ur' : undefined}
              data-footnote-entry={key}
              onClick={() => editor.dispatchCommand(EDIT_FOOTNOTE, key)}
            >
              {words || 'Empty'}
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
