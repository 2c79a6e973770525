import { getExtensionDependencyFromEditor } from '@lexical/extension'
import {
  $addUpdateTag,
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  CLEAR_HISTORY_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical'
import type { Caret, Filled } from '#data/templates.ts'
import type { FoundPassage } from '#lib/passage.ts'
import { announce } from '#ui/announce.ts'
import { $insertQuote, type EditorAction, type EditorCommand, runAction } from './actions.ts'
import { $blocksFromJson, $setBlocks } from './blocks.ts'
import { foldsOf } from './collapse/folds.ts'
import type { Finder } from './find/finder.ts'
import { revealPassage } from './find/revealPassage.ts'
import type { FormatStore } from './format.ts'
import { moveSelected, type Way } from './moving/moveBlocks.ts'
import { createOutline, type Outline } from './outline/outline.ts'
import { markBlock, selectPart } from './part/showPart.ts'
import { $takeIds } from './part/takeIds.ts'
import { insertBlocks, placeCaret } from './placeCaret.ts'
import type { SourceQuote } from './quote/sourceQuote.ts'
import { type BlockReader, readBlocks } from './reader.ts'
import { TypeaheadExtension } from './typeahead/typeaheadExtension.ts'
import { windowExtension } from './windowExtension.ts'

/** What the app can do with an open note's text. */
export type EditorHandle = {
  /** Sets a quote below the block last written in. */
  insertQuote: (quote: SourceQuote) => void
  /** Sets the blocks of a template below the block last written in. */
  insertBlocks: (filled: Filled) => void
  placeCaret: (caret: Caret) => void
  focus: (at?: 'start' | 'end') => void
  /** Shows a top-level block, with the caret at its start. */
  reveal: (block: number) => void
  /** Shows the heading or block that links know by an id, and marks it for a moment; false when it is not there. */
  revealPart: (id: string) => boolean
  /** Shows words found by the search, lit for a while; false where they are not there any more. */
  revealPassage: (passage: FoundPassage) => boolean
  /** Shows a text that another window saved: no step to undo, and not told to `onChange`. */
  setBlocks: (blocks: unknown[]) => void
  /** The top-level blocks as stored; unchanged ones are the same objects as in the last read. */
  read: () => unknown[]
  command: (id: EditorCommand) => void
  /** Moves the block or the list item with the caret by one place, and says where it is now. */
  move: (way: Way) => void
  format: FormatStore
  find: Finder
  outline: Outline
}

/** Marks updates that bring in what is saved already. */
const FOREIGN_TAG = 'aide/foreign'

const ACTIONS: Record<Exclude<EditorCommand, EditorAction>, EditorAction> = {
  'insert.link': 'wikilink',
  'insert.embed': 'embed',
  'insert.tag': 'tag',
  'insert.quote': 'sourcequote',
}

const isSaidOtherwise = (id: EditorCommand): id is keyof typeof ACTIONS => Object.hasOwn(ACTIONS, id)

/** How many blocks stand unchanged at the start and at the end. */
function unchanged(before: string[], after: string[]): { start: number; end: number } {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++
  return { start, end }
}

/** Replaces only the blocks that differ, so that a caret in another one stays. */
function $replaceChanged(before: unknown[], after: unknown[]): void {
  const { start, end } = unchanged(
    before.map(block => JSON.stringify(block)),
    after.map(block => JSON.stringify(block)),
  )
  const nodes = $blocksFromJson(after.slice(start, after.length - end))
  if (after.length === 0) $setBlocks([])
  else $getRoot().splice(start, before.length - start - end, nodes)
}

function scrollTo(editor: LexicalEditor, key: NodeKey): void {
  foldsOf(editor)?.show(key)
  const show = () => editor.getElementByKey(key)?.scrollIntoView({ block: 'start' })
  show()
  // Blocks on the way were only guessed at; once they are drawn the place is right.
  requestAnimationFrame(() => requestAnimationFrame(show))
}

function reveal(editor: LexicalEditor, index: number): void {
  let key: NodeKey | null = null
  editor.update(
    () => {
      const block = $getRoot().getChildAtIndex(index)
      if ($isElementNode(block)) block.selectStart()
      key = block?.getKey() ?? null
    },
    { discrete: true },
  )
  editor.getRootElement()?.focus({ preventScroll: true })
  if (key) scrollTo(editor, key)
}

function revealPart(editor: LexicalEditor, id: string): boolean {
  const key = selectPart(editor, id)
  editor.getRootElement()?.focus({ preventScroll: true })
  if (!key) return false
  scrollTo(editor, key)
  markBlock(editor, key)
  return true
}

function focus(editor: LexicalEditor, at?: 'start' | 'end'): void {
  if (at) editor.update(() => (at === 'start' ? $getRoot().selectStart() : $getRoot().selectEnd()), { discrete: true })
  editor.focus()
}

function setBlocks(editor: LexicalEditor, reader: BlockReader, blocks: unknown[]): void {
  const before = reader.read()
  let hasNewWords = true
  editor.update(
    () => {
      // Showing it must not take the focus from where somebody writes.
      if (document.activeElement !== editor.getRootElement()) $addUpdateTag(SKIP_DOM_SELECTION_TAG)
      hasNewWords = !$takeIds(before, blocks)
      if (hasNewWords) $replaceChanged(before, blocks)
    },
    { discrete: true, skipTransforms: true, tag: FOREIGN_TAG },
  )
  if (hasNewWords) editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined)
}

/** Remembers the block last written in: a quote comes from elsewhere, when the caret may be gone. */
function followCaret(editor: LexicalEditor): { get: () => NodeKey | null; stop: () => void } {
  let last: NodeKey | null = null
  const stop = editor.registerUpdateListener(({ editorState }) => {
    const key = editorState._selection?.getCachedNodes()?.[0]?.getKey()
    if (key) last = key
  })
  return { get: () => last, stop }
}

function insertQuote(editor: LexicalEditor, last: NodeKey | null, quote: SourceQuote): void {
  editor.update(
    () => {
      if (!$getRoot().isEmpty() && last && $getNodeByKey(last)?.isAttached()) $getNodeByKey(last)!.selectEnd()
      $insertQuote(quote)
    },
    { discrete: true, tag: 'history-push' },
  )
}

function run(editor: LexicalEditor, id: EditorCommand, format: FormatStore, askLink: () => void): void {
  const action = isSaidOtherwise(id) ? ACTIONS[id] : id
  if (action === 'link') {
    askLink()
    return
  }
  editor.focus()
  runAction(editor, action, format.get())
}

function move(editor: LexicalEditor, way: Way): void {
  editor.focus()
  announce(moveSelected(editor, way).words)
}

type HandleOptions = {
  onChange: (read: () => unknown[]) => void
  /** Shows the field for a web link. */
  askLink: () => void
}

/** The handle of a mounted editor, and what takes it back. */
export function createHandle(
  editor: LexicalEditor,
  options: HandleOptions,
): { handle: EditorHandle; dispose: () => void } {
  const { format, find } = getExtensionDependencyFromEditor(editor, windowExtension).output
  const typeahead = getExtensionDependencyFromEditor(editor, TypeaheadExtension).output
  const reader = readBlocks(editor)
  const caret = followCaret(editor)
  const stop = mergeRegister(
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
      if ((dirtyElements.size > 0 || dirtyLeaves.size > 0) && !tags.has(FOREIGN_TAG)) options.onChange(reader.read)
    }),
    typeahead.setRunner(id => run(editor, id, format, options.askLink)),
  )
  const handle: EditorHandle = {
    insertQuote: quote => insertQuote(editor, caret.get(), quote),
    insertBlocks: filled => insertBlocks(editor, caret.get(), filled),
    placeCaret: to => placeCaret(editor, to),
    focus: at => focus(editor, at),
    reveal: block => reveal(editor, block),
    revealPassage: passage => revealPassage(editor, passage),
    revealPart: id => revealPart(editor, id),
    setBlocks: blocks => setBlocks(editor, reader, blocks),
    read: reader.read,
    command: id => run(editor, id, format, options.askLink),
    move: way => move(editor, way),
    format,
    find,
    outline: createOutline(editor),
  }
  const dispose = () => {
    stop()
    caret.stop()
    reader.dispose()
  }
  return { handle, dispose }
}
