import { $createCodeNode } from '@lexical/code'
import { $createHorizontalRuleNode } from '@lexical/extension'
import { $isLinkNode, TOGGLE_LINK_COMMAND } from '@lexical/link'
import {
  INSERT_CHECK_LIST_COMMAND,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from '@lexical/list'
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text'
import { $setBlocksType } from '@lexical/selection'
import { $isTableNode } from '@lexical/table'
import {
  $createParagraphNode,
  $findMatchingParent,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  type ElementNode,
  FORMAT_TEXT_COMMAND,
  type LexicalEditor,
  REDO_COMMAND,
  type TextFormatType,
  UNDO_COMMAND,
} from 'lexical'
import { $changeCallout } from './callout/calloutActions.ts'
import { type FoldAction, isFoldAction, runFold } from './collapse/foldActions.ts'
import { copyAsMarkdown, pastePlainText } from './copy/clipboardActions.ts'
import { $runDate, type DateAction, isDateAction } from './date/insertDate.ts'
import { $keepDirections, $setDirection, type DirectionAction, isDirectionAction } from './direction/setDirection.ts'
import { $insertFootnote } from './footnote/footnoteKeys.ts'
import type { Block, EditorFormat, Mark } from './format.ts'
import { chooseImages } from './image/insertImages.ts'
import { $insertBlock } from './insertBlock.ts'
import { $createSourceQuoteNode } from './quote/SourceQuoteNode.ts'
import type { SourceQuote } from './quote/sourceQuote.ts'
import { $createNoteTable } from './table/tableActions.ts'

/** What the toolbar, the menus and shortcuts can do to the text. `link` opens the field for a web link. */
export type EditorAction =
  | Mark
  | Block
  | 'rule'
  | 'table'
  | 'callout'
  | 'footnote'
  | 'image'
  | 'link'
  | 'wikilink'
  | 'embed'
  | 'tag'
  | 'sourcequote'
  | 'undo'
  | 'redo'
  | 'copyMarkdown'
  | 'pastePlain'
  | DirectionAction
  | FoldAction
  | DateAction

/** Ids as the command list has them, beside the actions themselves. */
export type EditorCommand = EditorAction | 'insert.link' | 'insert.embed' | 'insert.tag' | 'insert.quote'

const FORMATS: Record<Mark, TextFormatType> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strike: 'strikethrough',
  code: 'code',
}

const LISTS = {
  bullet: INSERT_UNORDERED_LIST_COMMAND,
  number: INSERT_ORDERED_LIST_COMMAND,
  check: INSERT_CHECK_LIST_COMMAND,
} as const

const BLOCKS: Record<Exclude<Block, keyof typeof LISTS>, () => ElementNode> = {
  paragraph: $createParagraphNode,
  h1: () => $createHeadingNode('h1'),
  h2: () => $createHeadingNode('h2'),
  h3: () => $createHeadingNode('h3'),
  quote: $createQuoteNode,
  codeblock: () => $createCodeNode(),
}

const CLIPBOARD = { copyMarkdown: copyAsMarkdown, pastePlain: pastePlainText } as const

/** What opens the typeahead for each. */
const TYPED = { wikilink: '[[', embed: '![[', tag: '#', sourcequote: '/quote ' } as const

const isIn = <T extends object>(table: T, action: PropertyKey): action is keyof T => Object.hasOwn(table, action)

/** A selection to work on: the last one, or the end of the note. */
function $ensureSelection(): void {
  if (!$getSelection()) $getRoot().selectEnd()
}

function $setBlock(block: keyof typeof BLOCKS): void {
  const selection = $getSelection()
  if ($isRangeSelection(selection)) $setBlocksType(selection, BLOCKS[block])
}

/** A table is never set into another one, but below it. */
function $insertTable(): void {
  const node = $getSelection()?.getNodes()[0]
  const around = node && $findMatchingParent(node, $isTableNode)
  const table = $createNoteTable()
  if (around) around.insertAfter(table)
  else $insertBlock(table)
  table.selectStart()
}

/** Sets a quote into the note, after the block that was last written in. */
export function $insertQuote(quote: SourceQuote): void {
  $insertBlock($createSourceQuoteNode(quote))
}

/** The web link the selection begins in. */
export function $selectedLink(): string | null {
  const node = $getSelection()?.getNodes()[0]
  return (node && $findMatchingParent(node, $isLinkNode)?.getURL()) ?? null
}

/** Links the selected words, or puts the address there where none are selected; null takes the link off. */
export function $setWebLink(editor: LexicalEditor, address: string | null): void {
  const selection = $getSelection()
  if (address && $isRangeSelection(selection) && selection.isCollapsed() && !$selectedLink()) {
    selection.insertText(address.replace(/^mailto:/, ''))
    const { anchor } = selection
    anchor.set(anchor.key, anchor.offset - address.replace(/^mailto:/, '').length, anchor.type)
    editor.dispatchCommand(TOGGLE_LINK_COMMAND, address)
    const after = $getSelection()
    if ($isRangeSelection(after)) after.anchor.set(after.focus.key, after.focus.offset, after.focus.type)
    return
  }
  editor.dispatchCommand(TOGGLE_LINK_COMMAND, address)
}

/** Runs an action on what is selected. Setting a block to what it is makes it a paragraph again. */
export function runAction(editor: LexicalEditor, action: Exclude<EditorAction, 'link'>, format: EditorFormat): void {
  if (action === 'undo') editor.dispatchCommand(UNDO_COMMAND, undefined)
  else if (action === 'redo') editor.dispatchCommand(REDO_COMMAND, undefined)
  else if (isIn(TYPED, action)) typeTrigger(editor, action)
  else if (isIn(CLIPBOARD, action)) CLIPBOARD[action](editor).catch(error => editor._onError(error))
  else if (isFoldAction(action)) runFold(editor, action)
  else if (action === 'image') chooseImages(editor).catch(error => editor._onError(error))
  else setAction(editor, action, format)
}

type SettingAction = Exclude<
  EditorAction,
  'link' | 'image' | 'undo' | 'redo' | FoldAction | keyof typeof TYPED | keyof typeof CLIPBOARD
>

function setAction(editor: LexicalEditor, action: SettingAction, format: EditorFormat): void {
  editor.update(() => {
    $ensureSelection()
    if (isIn(FORMATS, action)) editor.dispatchCommand(FORMAT_TEXT_COMMAND, FORMATS[action])
    else if (isIn(LISTS, action)) {
      const command = format.block === action ? REMOVE_LIST_COMMAND : LISTS[action]
      $keepDirections(() => editor.dispatchCommand(command, undefined))
    } else if (isIn(BLOCKS, action)) {
      const block = format.block === action ? 'paragraph' : action
      $keepDirections(() => $setBlock(block))
    } else if (isDirectionAction(action)) $setDirection(action)
    else if (isDateAction(action)) $runDate(editor, action)
    else if (action === 'table') $insertTable()
    else if (action === 'callout') $changeCallout()
    else if (action === 'footnote') $insertFootnote(editor)
    else $insertBlock($createHorizontalRuleNode())
  })
}

/** What to type: all but a link need a space before them. */
function $triggerFor(action: keyof typeof TYPED): string {
  const typed = TYPED[action]
  if (action === 'wikilink' || action === 'embed') return typed
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || selection.anchor.type !== 'text') return typed
  const before = selection.anchor.getNode().getTextContent()[selection.anchor.offset - 1]
  return before && /\S/.test(before) ? ` ${typed}` : typed
}

/** Types what opens the typeahead, a letter at a time as it expects. */
function typeTrigger(editor: LexicalEditor, action: keyof typeof TYPED): void {
  editor.update($ensureSelection, { discrete: true })
  for (const letter of editor.read(() => $triggerFor(action))) {
    editor.update(
      () => {
        const selection = $getSelection()
        if ($isRangeSelection(selection)) selection.insertText(letter)
      },
      { discrete: true },
    )
  }
}
