import { buildEditorFromExtensions } from '@lexical/extension'
import { $isLinkNode } from '@lexical/link'
import { $isListItemNode, $isListNode } from '@lexical/list'
import { $isHeadingNode } from '@lexical/rich-text'
import { $isTableCellNode, $isTableNode, $isTableRowNode } from '@lexical/table'
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  type AnyLexicalExtension,
  configExtension,
  defineExtension,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import type { Highlight, NoteHead, SourceHead } from '#data/rows.ts'
import { $setBlocks } from './blocks.ts'
import { $isCalloutNode } from './callout/CalloutNode.ts'
import { $isFootnoteNode } from './footnote/FootnoteNode.ts'
import { noteExtension } from './noteExtension.ts'
import { type Surroundings, SurroundingsExtension } from './surroundings.ts'
import { $isTagNode } from './tag/TagNode.ts'
import { $isWikiLinkNode } from './wikiLink/WikiLinkNode.ts'

export type Around = Partial<Surroundings> & { notes?: NoteHead[]; sources?: SourceHead[]; highlights?: Highlight[] }

const stamp = { rev: 'r', parentRev: null, seq: 1, createdAt: 0, changedAt: 0, deletedAt: null }

export function aNote(id: string, title: string, more: Partial<NoteHead> = {}): NoteHead {
  const derived = { excerpt: '', words: 0, tags: [], links: [], quotes: [] }
  const own = { aliases: [], pinned: false, conflictOf: null, textRev: 'r' }
  return { ...stamp, id, kind: 'note', title, ...own, ...derived, ...more } as NoteHead
}

export function aSource(id: string, title: string, more: Partial<SourceHead> = {}): SourceHead {
  const csl = {
    type: 'report' as const,
    title,
    author: [{ family: 'Baloch' }],
    publisher: '',
    'container-title': '',
    issued: '2019',
    language: 'en',
    URL: '',
    accessed: '',
  }
  const reading = { reading: 'unread' as const, progress: 0, position: 0, versionId: 'v', fileId: 'f', remark: '' }
  return { ...stamp, id, kind: 'source', csl, guessed: [], tags: [], pinned: false, ...reading, ...more }
}

export function aHighlight(id: string, sourceId: string, exact: string, more: Partial<Highlight> = {}): Highlight {
  const anchor = { block: 0, blockOffset: 0, start: 0, end: exact.length, exact, prefix: '', suffix: '' }
  const own = { state: 'exact' as const, color: 'yellow' as const, comment: '', tags: [] }
  return { ...stamp, id, kind: 'highlight', sourceId, versionId: 'v', anchor, ...own, ...more }
}

const byId = <T extends { id: string }>(heads: T[] = []) => new Map(heads.map(head => [head.id, head]))

/** An editor without React over a notebook that holds what is named. */
export function testEditor(
  blocks: unknown[] = [],
  around: Around = {},
  more: AnyLexicalExtension[] = [],
): LexicalEditor {
  const { notes, sources, highlights, ...rest } = around
  const heads = { notes: byId(notes), sources: byId(sources), highlights: byId(highlights) }
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: 'test',
      namespace: 'aide-memoire',
      theme: { tableScrollableWrapper: 'scroller' },
      dependencies: [noteExtension, ...more, configExtension(SurroundingsExtension, { heads: () => heads, ...rest })],
      onError: error => {
        throw error
      },
    }),
  )
  editor.update(() => $setBlocks(blocks), { discrete: true, skipTransforms: true, tag: 'history-merge' })
  return editor
}

/** Types as a person does, one character after another. */
export function type(editor: LexicalEditor, text: string): void {
  for (const letter of text) {
    editor.update(
      () => {
        const selection = $getSelection()
        if (letter === '\n') $press(editor)
        else if ($isRangeSelection(selection)) selection.insertText(letter)
      },
      { discrete: true },
    )
    // What listens for typing answers in an update of its own.
    editor.read(() => {})
  }
}

function $press(editor: LexicalEditor): void {
  const event = { preventDefault() {}, stopImmediatePropagation() {}, shiftKey: false } as unknown as KeyboardEvent
  editor.dispatchCommand(KEY_ENTER_COMMAND, event)
}

/** The text in one line, links as [[words]], tags as <#tag>, marks as their number: what a test wants to see. */
export function outline(editor: LexicalEditor): string {
  return editor.read(() => $getRoot().getChildren().map($outline).join(' / '))
}

function $between(node: LexicalNode): string {
  if ($isListNode(node)) return ' · '
  if ($isTableRowNode(node)) return ' | '
  if ($isTableNode(node)) return ' ⏐ '
  return $isTableCellNode(node) || $isCalloutNode(node) ? ' / ' : ''
}

function $outline(node: LexicalNode): string {
  if ($isWikiLinkNode(node)) return `[[${node.getTextContent()}]]`
  if ($isTagNode(node)) return `<${node.getTextContent()}>`
  if ($isLineBreakNode(node)) return '⏎'
  if ($isTextNode(node))
    return node.getFormat() ? `{${node.getFormat()} ${node.getTextContent()}}` : node.getTextContent()
  if ($isFootnoteNode(node)) return node.getTextContent()
  if (!$isElementNode(node)) return node.getType()
  const inside = node.getChildren().map($outline).join($between(node))
  if ($isTableRowNode(node)) return inside
  if ($isCalloutNode(node)) return `<${node.getTone()}: ${inside}>`
  if ($isTableCellNode(node)) return node.hasHeader() ? `*${inside}` : inside
  if ($isHeadingNode(node)) return `${node.getTag()}: ${inside}`
  if ($isListNode(node)) return `${node.getListType()}: ${inside}`
  if ($isListItemNode(node)) return node.getChecked() ? `[x] ${inside}` : inside
  if ($isLinkNode(node)) return `(${inside})→${node.getURL()}`
  return node.getType() === 'paragraph' ? inside : `${node.getType()}: ${inside}`
}
