import { ClickAfterLastBlockExtension, NodeSelectionDataSelectedExtension } from '@lexical/extension'
import { TableExtension } from '@lexical/table'
import { configExtension, defineExtension, mergeRegister } from 'lexical'
import { registerCallouts } from './callout/calloutKeys.ts'
import { registerFoldKeys } from './collapse/foldKeys.ts'
import { FoldsExtension } from './collapse/folds.ts'
import { CopyExtension } from './copy/copyExtension.ts'
import { registerDirection } from './direction/followDirection.ts'
import { EmbedNode } from './embed/EmbedNode.ts'
import { showReadOnly } from './embed/readOnly.ts'
import { showEmbeds } from './embed/showEmbeds.ts'
import { createFinder } from './find/finder.ts'
import { FootnoteNode } from './footnote/FootnoteNode.ts'
import { registerFootnoteKeys } from './footnote/footnoteKeys.ts'
import { registerFootnoteNumbers } from './footnote/footnoteNumbers.ts'
import { followFormat } from './format.ts'
import { ImageNode } from './image/ImageNode.ts'
import { registerImages } from './image/insertImages.ts'
import { showImages } from './image/showImages.ts'
import { registerCaretKeeping } from './keepCaret.ts'
import { registerLeaving } from './leaving.ts'
import { registerOpening } from './opening.ts'
import { registerParts } from './part/keepParts.ts'
import { PasteExtension } from './paste/pasteExtension.ts'
import { paintQuote } from './quote/paintQuote.ts'
import { SourceQuoteNode } from './quote/SourceQuoteNode.ts'
import { repaintWithHeads } from './repaint.ts'
import { surroundingsOf } from './surroundings.ts'
import { registerTableKeys } from './table/tableKeys.ts'
import { registerTypedTags } from './tag/typedTag.ts'
import { TypeaheadExtension } from './typeahead/typeaheadExtension.ts'
import { registerTypingBesideNodes } from './typing/besideNode.ts'
import { registerEnds } from './typing/ends.ts'
import { registerShortcuts } from './typing/shortcuts.ts'
import { registerTab } from './typing/tabKey.ts'
import { paintWikiLink } from './wikiLink/paintWikiLink.ts'
import { registerTypedLinks } from './wikiLink/typedLink.ts'
import { WikiLinkNode } from './wikiLink/WikiLinkNode.ts'

/** What only the open window needs. */
export const windowExtension = defineExtension({
  name: 'aide/window',
  dependencies: [
    TypeaheadExtension,
    PasteExtension,
    FoldsExtension,
    CopyExtension,
    ClickAfterLastBlockExtension,
    configExtension(TableExtension, { hasHorizontalScroll: true }),
    configExtension(NodeSelectionDataSelectedExtension, {
      nodes: [WikiLinkNode, SourceQuoteNode, FootnoteNode, ImageNode, EmbedNode],
    }),
  ],
  build: editor => ({ format: followFormat(editor), find: createFinder(editor) }),
  register: (editor, _config, state) =>
    mergeRegister(
      state.getOutput().format.register(),
      state.getOutput().find.register(),
      registerShortcuts(editor),
      registerTypedLinks(editor, error => editor._onError(error as Error)),
      registerTypedTags(editor),
      registerTab(editor),
      registerEnds(editor),
      registerTableKeys(editor),
      registerCallouts(editor),
      registerFootnoteKeys(editor),
      registerFootnoteNumbers(editor),
      registerImages(editor),
      showImages(editor),
      showEmbeds(editor, showReadOnly),
      registerTypingBesideNodes(editor),
      registerOpening(editor),
      registerLeaving(editor),
      registerCaretKeeping(editor),
      registerDirection(editor),
      registerFoldKeys(editor),
      registerParts(editor),
      repaintWithHeads(editor, WikiLinkNode, (dom, node, heads) =>
        paintWikiLink(dom, node.getLink(), heads, surroundingsOf(editor).noteId),
      ),
      repaintWithHeads(editor, SourceQuoteNode, (dom, node, heads) => paintQuote(dom, node.getQuote(), heads)),
    ),
})
