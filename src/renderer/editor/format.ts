import { $isCodeNode } from '@lexical/code'
import { $isLinkNode } from '@lexical/link'
import { $isListNode } from '@lexical/list'
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text'
import {
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_LOW,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
} from 'lexical'
import type { Direction } from './direction/direction.ts'
import { $saidDirection } from './direction/setDirection.ts'

export type Mark = 'bold' | 'italic' | 'underline' | 'strike' | 'code'
export type Block = 'paragraph' | 'h1' | 'h2' | 'h3' | 'bullet' | 'number' | 'check' | 'quote' | 'codeblock'

/** How the text at the selection is set. */
export type EditorFormat = {
  block: Block
  marks: Readonly<Record<Mark, boolean>>
  link: boolean
  /** What was said of the block; null where its letters decide. */
  direction: Direction | null
  canUndo: boolean
  canRedo: boolean
}

export type FormatStore = { get: () => EditorFormat; subscribe: (changed: () => void) => () => void }

const NO_MARKS = { bold: false, italic: false, underline: false, strike: false, code: false }

const PLAIN: EditorFormat = {
  block: 'paragraph',
  marks: NO_MARKS,
  link: false,
  direction: null,
  canUndo: false,
  canRedo: false,
}

function $blockOf(node: LexicalNode): Block {
  const list = $findMatchingParent(node, $isListNode)
  if (list) return list.getListType()
  const block = node.getTopLevelElement()
  if ($isQuoteNode(block)) return 'quote'
  if ($isCodeNode(block)) return 'codeblock'
  if (!$isHeadingNode(block)) return 'paragraph'
  const tag = block.getTag()
  return tag === 'h1' || tag === 'h2' ? tag : 'h3'
}

function $format(): Omit<EditorFormat, 'canUndo' | 'canRedo'> {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return PLAIN
  const node = selection.anchor.getNode()
  return {
    block: $blockOf(node),
    marks: {
      bold: selection.hasFormat('bold'),
      italic: selection.hasFormat('italic'),
      underline: selection.hasFormat('underline'),
      strike: selection.hasFormat('strikethrough'),
      code: selection.hasFormat('code'),
    },
    link: $findMatchingParent(node, $isLinkNode) !== null,
    direction: $saidDirection(),
  }
}

const same = (a: EditorFormat, b: EditorFormat) => JSON.stringify(a) === JSON.stringify(b)

/** Follows the selection's format: looks at the selection alone, never at the text, and tells only of differences. */
export function followFormat(editor: LexicalEditor): FormatStore & { register: () => () => void } {
  let format = PLAIN
  const listeners = new Set<() => void>()
  const set = (next: EditorFormat) => {
    if (same(format, next)) return
    format = next
    for (const changed of listeners) changed()
  }
  const onHistory = (key: 'canUndo' | 'canRedo') => (can: boolean) => {
    set({ ...format, [key]: can })
    return false
  }
  return {
    get: () => format,
    subscribe: changed => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    register: () =>
      mergeRegister(
        editor.registerUpdateListener(({ editorState }) => set({ ...format, ...editorState.read($format) })),
        editor.registerCommand(CAN_UNDO_COMMAND, onHistory('canUndo'), COMMAND_PRIORITY_LOW),
        editor.registerCommand(CAN_REDO_COMMAND, onHistory('canRedo'), COMMAND_PRIORITY_LOW),
      ),
  }
}
