import { $getNodeByKey, $getRoot, $isElementNode, type LexicalEditor } from 'lexical'
import { type FoundPassage, findPassage } from '#lib/passage.ts'
import { light } from '#ui/light.ts'
import { foldsOf } from '../collapse/folds.ts'
import { footnoteEntry } from '../footnote/footnoteEntry.ts'
import { footnotesOf } from '../footnote/footnoteNumbers.ts'
import { rangeOf, readBlockText } from './blockText.ts'

type Place = { key: string; range: Range; isFootnote: boolean }

/** Shows words that were found in the text before it was opened, lit for a while; false where they are not there any more. */
export function revealPassage(editor: LexicalEditor, passage: FoundPassage): boolean {
  const place = placeOf(editor, passage)
  if (!place) return false
  foldsOf(editor)?.show(place.key)
  if (place.isFootnote) {
    // What is listed below the text is no place for the caret.
    place.range.startContainer.parentElement?.focus({ preventScroll: true })
    return lightUp(place)
  }
  editor.update(
    () => {
      const block = $getNodeByKey(place.key)
      if ($isElementNode(block)) block.selectStart()
    },
    { discrete: true },
  )
  editor.getRootElement()?.focus({ preventScroll: true })
  return lightUp(place)
}

function lightUp(place: Place): true {
  const show = () => place.range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
  show()
  // Blocks on the way were only guessed at; once they are drawn the place is right.
  requestAnimationFrame(() => requestAnimationFrame(show))
  light(window, place.range)
  return true
}

/** The block that has the words between what stood beside them, or else the first that has the words; then what footnotes say. */
function placeOf(editor: LexicalEditor, passage: FoundPassage): Place | null {
  let first: Place | null = null
  for (const key of editor.getEditorState().read(() => $getRoot().getChildrenKeys())) {
    const dom = editor.getElementByKey(key)
    const text = dom && readBlockText(dom)
    const found = text && findPassage(text.text, { ...passage, start: 0 })
    if (!found || (first && !found.isSure)) continue
    const range = rangeOf(text, found.start, found.end)
    if (range && found.isSure) return { key, range, isFootnote: false }
    if (range) first = { key, range, isFootnote: false }
  }
  return first ?? inFootnotes(editor, passage)
}

/** Where it is listed; before the list is drawn, at its number in the text. */
function inFootnotes(editor: LexicalEditor, passage: FoundPassage): Place | null {
  for (const { key, words } of footnotesOf(editor).get()) {
    const found = findPassage(words, { ...passage, start: 0 })
    if (!found) continue
    const entry = footnoteEntry(editor, key)
    const listed = entry && rangeOf(readBlockText(entry), found.start, found.end)
    if (listed) return { key, range: listed, isFootnote: true }
    const mark = editor.getElementByKey(key)
    if (!mark) continue
    const range = document.createRange()
    range.selectNodeContents(mark)
    return { key, range, isFootnote: true }
  }
  return null
}
