import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  IS_APPLE,
  isExactShortcutMatch,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
} from 'lexical'

const ENDS = IS_APPLE
  ? ({ start: ['ArrowUp', { metaKey: true }], end: ['ArrowDown', { metaKey: true }] } as const)
  : ({ start: ['Home', { ctrlKey: true }], end: ['End', { ctrlKey: true }] } as const)

/**
 * To the start and the end of the text, with Shift selecting. Chromium, left to itself, stops before the last block
 * where that is out of view and so not laid out (`content-visibility`).
 */
export function registerEnds(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    KEY_DOWN_COMMAND,
    event => {
      const way = (['start', 'end'] as const).find(each => isKey(event, each))
      if (!way) return false
      event.preventDefault()
      $goTo(way, event.shiftKey)
      // When the blocks around it are laid out, it may have moved away again.
      requestAnimationFrame(() => {
        show(editor, way)
        requestAnimationFrame(() => show(editor, way))
      })
      return true
    },
    COMMAND_PRIORITY_HIGH,
  )
}

function isKey(event: KeyboardEvent, way: 'start' | 'end'): boolean {
  const [key, modifiers] = ENDS[way]
  return isExactShortcutMatch(event, key, { ...modifiers, shiftKey: event.shiftKey })
}

function $goTo(way: 'start' | 'end', isSelecting: boolean): void {
  const was = $getSelection()
  const anchor = isSelecting && $isRangeSelection(was) ? { ...was.anchor } : null
  const selection = way === 'start' ? $getRoot().selectStart() : $getRoot().selectEnd()
  if (anchor) selection.anchor.set(anchor.key, anchor.offset, anchor.type)
}

function show(editor: LexicalEditor, way: 'start' | 'end'): void {
  const root = editor.getRootElement()
  if (way === 'end') root?.lastElementChild?.scrollIntoView({ block: 'end' })
  // In the middle, if it can be: with what stands above the text.
  else root?.firstElementChild?.scrollIntoView({ block: 'center' })
}
