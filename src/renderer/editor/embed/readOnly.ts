import { buildEditorFromExtensions } from '@lexical/extension'
import { configExtension, defineExtension, HISTORY_MERGE_TAG, mergeRegister } from 'lexical'
import { $setBlocks } from '../blocks.ts'
import { registerDirection } from '../direction/followDirection.ts'
import { registerFootnoteNumbers } from '../footnote/footnoteNumbers.ts'
import { showImages } from '../image/showImages.ts'
import { noteExtension } from '../noteExtension.ts'
import { registerOpening } from '../opening.ts'
import { paintQuote } from '../quote/paintQuote.ts'
import { SourceQuoteNode } from '../quote/SourceQuoteNode.ts'
import { repaintWithHeads } from '../repaint.ts'
import { SurroundingsExtension } from '../surroundings.ts'
import { paintWikiLink } from '../wikiLink/paintWikiLink.ts'
import { WikiLinkNode } from '../wikiLink/WikiLinkNode.ts'
import type { ShowIn } from './embed.ts'
import { showEmbeds } from './showEmbeds.ts'

/** What happens in a text that is only shown is none of the business of the text around it. */
const OWN_EVENTS = ['click', 'auxclick', 'dblclick', 'mousedown', 'pointerdown', 'dragstart'] as const

/**
 * Shows blocks as a note does, not to be written in: in another note, or in a preview. Links in it open, quotes and
 * embeds follow the notebook. Uses the nodes of the one note extension, so whatever a note may contain can be shown.
 */
export const showReadOnly: ShowIn = (root, around, theme) => {
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: 'aide/read-only',
      namespace: 'aide-memoire',
      editable: false,
      theme,
      dependencies: [noteExtension, configExtension(SurroundingsExtension, around)],
      onError: error => {
        queueMicrotask(() => {
          throw error
        })
      },
    }),
  )
  editor.setEditable(false)
  const stop = mergeRegister(
    showImages(editor),
    registerFootnoteNumbers(editor),
    registerOpening(editor),
    registerDirection(editor),
    showEmbeds(editor, showReadOnly),
    repaintWithHeads(editor, WikiLinkNode, (dom, node, heads) => paintWikiLink(dom, node.getLink(), heads)),
    repaintWithHeads(editor, SourceQuoteNode, (dom, node, heads) => paintQuote(dom, node.getQuote(), heads)),
  )
  editor.setRootElement(root)
  for (const type of OWN_EVENTS) root.addEventListener(type, event => event.stopPropagation())
  return {
    show: blocks =>
      editor.update(() => $setBlocks(blocks), { discrete: true, skipTransforms: true, tag: HISTORY_MERGE_TAG }),
    dispose: () => {
      stop()
      editor.dispose()
    },
  }
}
