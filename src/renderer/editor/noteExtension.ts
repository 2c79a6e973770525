import { CodeExtension } from '@lexical/code'
import { HorizontalRuleExtension } from '@lexical/extension'
import { HistoryExtension } from '@lexical/history'
import { CheckListExtension, ListExtension } from '@lexical/list'
import { RichTextExtension } from '@lexical/rich-text'
import { TableExtension } from '@lexical/table'
import { configExtension, defineExtension } from 'lexical'
import { CalloutExtension } from './callout/calloutExtension.ts'
import { EmbedExtension } from './embed/embedExtension.ts'
import { FootnoteExtension } from './footnote/footnoteExtension.ts'
import { ImageExtension } from './image/imageExtension.ts'
import { QuoteExtension } from './quote/quoteExtension.ts'
import { TagExtension } from './tag/tagExtension.ts'
import { UnknownExtension } from './unknown/unknownExtension.ts'
import { WebLinkExtension } from './webLink/webLinkExtension.ts'
import { WikiLinkExtension } from './wikiLink/wikiLinkExtension.ts'

/** Everything a note may contain. The window, import, export and tests all build from this list. */
export const noteExtension = defineExtension({
  name: 'aide/note',
  // On the clipboard: only what bears it is taken back as nodes.
  namespace: 'aide-memoire',
  dependencies: [
    configExtension(RichTextExtension, {
      escapeFormatTriggers: { code: { onlyAtBoundary: true, enter: true, click: true, arrow: true, space: false } },
    }),
    ListExtension,
    CheckListExtension,
    CodeExtension,
    HorizontalRuleExtension,
    HistoryExtension,
    configExtension(TableExtension, {
      hasCellBackgroundColor: false,
      hasHorizontalScroll: false,
      hasTabHandler: false,
    }),
    WebLinkExtension,
    WikiLinkExtension,
    TagExtension,
    QuoteExtension,
    CalloutExtension,
    FootnoteExtension,
    ImageExtension,
    EmbedExtension,
    UnknownExtension,
  ],
})
