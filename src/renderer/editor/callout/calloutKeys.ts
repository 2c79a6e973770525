import { $isQuoteNode } from '@lexical/rich-text'
import {
  $getNodeByKey,
  COMMAND_PRIORITY_LOW,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  type LexicalEditor,
  mergeRegister,
  registerEventListeners,
  type TextNode,
} from 'lexical'
import { onTyped } from '../typing/typed.ts'
import { $isCalloutNode } from './CalloutNode.ts'
import { $leaveByBackspace, $leaveByEnter, $nextKind, $setApart } from './calloutActions.ts'
import { toneOf } from './tone.ts'

const KIND = /^\[!(\p{L}{1,20})\][+-]? $/u

/** `> ` has made a quote before `[!note] ` is written, so the kind is written into the quote. */
function $typedKind(node: TextNode, offset: number): boolean {
  const quote = node.getParent()
  const kind = KIND.exec(node.getTextContent().slice(0, offset))
  const tone = kind && toneOf(kind[1]!)
  if (!tone || !$isQuoteNode(quote) || node.getPreviousSibling()) return false
  $setApart([quote], tone)
  const rest = node.getTextContent().slice(offset)
  node.setTextContent(rest)
  if (rest) node.select(0, 0)
  else {
    const block = node.getParentOrThrow()
    node.remove()
    block.selectStart()
  }
  return true
}

function onClick(editor: LexicalEditor, { target }: MouseEvent): void {
  if (!(target instanceof Element) || !target.closest('[data-callout-kind]')) return
  const key = target.closest<HTMLElement>('[data-callout]')?.dataset.callout
  editor.update(() => {
    const callout = key ? $getNodeByKey(key) : null
    if ($isCalloutNode(callout)) $nextKind(callout)
  })
}

/** `> [!note] ` begins a callout, a click on its icon changes its kind, Enter twice and Backspace at its start lead out. */
export function registerCallouts(editor: LexicalEditor): () => void {
  return mergeRegister(
    onTyped(editor, before => KIND.test(before), $typedKind),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $leaveByEnter, COMMAND_PRIORITY_LOW),
    editor.registerCommand(
      KEY_BACKSPACE_COMMAND,
      event => {
        if (!$leaveByBackspace()) return false
        event.preventDefault()
        return true
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerRootListener(root =>
      root ? registerEventListeners(root, { click: event => onClick(editor, event) }) : undefined,
    ),
  )
}
