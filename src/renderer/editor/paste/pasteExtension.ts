import { $insertGeneratedNodes, ClipboardImportExtension, type ImportMimeTypeFunction } from '@lexical/clipboard'
import { $isCodeNode } from '@lexical/code'
import { $generateNodesFromDOMViaExtension, CoreImportExtension } from '@lexical/html'
import {
  $createParagraphNode,
  $createTextNode,
  $findMatchingParent,
  $getEditor,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  type BaseSelection,
  COMMAND_PRIORITY_HIGH,
  configExtension,
  defineExtension,
  HISTORY_PUSH_TAG,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  PASTE_COMMAND,
} from 'lexical'
import { $surroundings, surroundingsOf } from '../surroundings.ts'
import { $tableOf, tabSeparated } from '../table/tabSeparated.ts'
import { cleanHtml } from './cleanHtml.ts'
import { registerDrops } from './dropped.ts'
import { $footnoteContent, $setFootnotes, takeFootnotes } from './footnotes.ts'
import { $linkWords } from './linkWords.ts'
import { $markdownBlocks, looksLikeMarkdown } from './markdown.ts'
import { $tidy } from './tidy.ts'

/** From `budgets.md`, "Large paste": 2.5 MB of HTML takes 3 s and slows each key after it. */
const LARGEST_PASTE = 2_000_000
const LONGEST_PARAGRAPH = 100_000

/** Editors in which the next paste is to be plain words, since Ctrl+Shift+V. */
const plainNext = new WeakSet<LexicalEditor>()

function $isInCode(selection: BaseSelection): boolean {
  return $isRangeSelection(selection) && $findMatchingParent(selection.anchor.getNode(), $isCodeNode) !== null
}

function $insert(nodes: LexicalNode[], selection: BaseSelection): boolean {
  if (nodes.length === 0) return false
  $insertGeneratedNodes($getEditor(), $linkWords(nodes, $surroundings()), selection)
  return true
}

const STYLE_SHEETS = /<style\b[\s\S]*?(?:<\/style\s*>|$)/gi
const BASES = /<base(?=[\s/>])/gi
const HANDLERS = /([\s"'/]o)(n[a-z]+\s*=)/gi
/** A letter that no font has a sign for: within a name it makes a handler a name like any other. */
const BREAK = '\ue0f0'

/**
 * A page that runs and loads nothing. Style sheets, base addresses and event handlers go before it is parsed: they have no effect in
 * it, but Chromium checks each against the window's policy all the same and reports it. Where a tag begins and ends
 * only a parser knows, so what looks like a handler is broken everywhere and mended where it was words or an address.
 */
function parsePage(html: string): Document {
  const inert = html
    .replaceAll(BREAK, '')
    .replace(STYLE_SHEETS, '')
    .replace(BASES, '<wbr')
    .replace(HANDLERS, `$1${BREAK}$2`)
  const page = new DOMParser().parseFromString(inert, 'text/html')
  if (inert.includes(BREAK)) mend(page)
  return page
}

function mend(page: Document): void {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { nodeValue } = walker.currentNode
    if (nodeValue?.includes(BREAK)) walker.currentNode.nodeValue = nodeValue.replaceAll(BREAK, '')
  }
  for (const link of page.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? ''
    if (href.includes(BREAK)) link.setAttribute('href', href.replaceAll(BREAK, ''))
  }
}

function $nodesOf(page: Document): LexicalNode[] {
  cleanHtml(page)
  return $tidy($generateNodesFromDOMViaExtension(page))
}

const $footnoteOf = (html: string) => $footnoteContent($linkWords($nodesOf(parsePage(html)), $surroundings()))

const $pasteHtml: ImportMimeTypeFunction = (html, selection, $next) => {
  if ($isInCode(selection)) return false
  const page = parsePage(html)
  const footnotes = takeFootnotes(page)
  const nodes = $setFootnotes($nodesOf(page), footnotes.map($footnoteOf))
  if (nodes.some(node => node.getTextContentSize() > LONGEST_PARAGRAPH)) return $next()
  return $insert(nodes, selection)
}

function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/).filter(line => line.trim())
}

/** The words alone: each line a paragraph, a single line within the one it is pasted into. */
function $plainNodes(text: string): LexicalNode[] {
  const lines = linesOf(text)
  if (lines.length < 2 && !/[\r\n]$/.test(text)) return text ? [$createTextNode(text.replace(/[\r\n]+/g, ' '))] : []
  return lines.map(line => $createParagraphNode().append($createTextNode(line)))
}

const $pasteText: ImportMimeTypeFunction = (text, selection, $next) => {
  if ($isInCode(selection)) {
    selection.insertRawText(text)
    return true
  }
  if (!$isRangeSelection(selection)) return $next()
  if (plainNext.has($getEditor())) {
    plainNext.delete($getEditor())
    $insertGeneratedNodes($getEditor(), $plainNodes(text), selection)
    return true
  }
  const rows = tabSeparated(text)
  if (rows) return $insert([$tableOf(rows)], selection)
  return $insert(looksLikeMarkdown(text) ? $markdownBlocks(text) : $plainNodes(text), selection)
}

const isTooLong = (line: string) => line.length > LONGEST_PARAGRAPH

function isTooMuch(html: string, text: string): boolean {
  return html.length > LARGEST_PASTE || text.length > LARGEST_PASTE || text.split('\n').some(isTooLong)
}

/** A text that nobody keeps as a source: plain paragraphs, none so long that each key in it would wait. */
function $insertLarge(text: string): void {
  const pieces = linesOf(text).flatMap(line => line.match(/[\s\S]{1,20000}(?:\s|$)|[\s\S]{1,20000}/g) ?? [])
  const selection = $getSelection()
  if (!selection) return
  $insertGeneratedNodes(
    $getEditor(),
    pieces.map(piece => $createParagraphNode().append($createTextNode(piece))),
    selection,
  )
}

/** Words of a page for those who only get plain text of it: apart where its blocks are. */
function textOfHtml(html: string): string {
  return parsePage(html.replace(/<\/(p|div|li|h\d|tr)>/gi, '$&\n')).body.textContent ?? ''
}

function $onPaste(editor: LexicalEditor, event: unknown): boolean {
  if (typeof event !== 'object' || event === null || !('clipboardData' in event)) return false
  const { clipboardData: data } = event as ClipboardEvent
  if (!data || data.getData('application/x-lexical-editor')) return false
  const html = plainNext.has(editor) ? '' : data.getData('text/html')
  const text = data.getData('text/plain')
  if (!isTooMuch(html, text)) return false
  ;(event as ClipboardEvent).preventDefault()
  const { onLargePaste } = surroundingsOf(editor)
  if (onLargePaste) onLargePaste({ html: html || null, text })
  else $insertLarge(text || textOfHtml(html))
  return true
}

/** Sets words in as they are; without words, what is pasted next comes in like that. */
export function pasteAsPlain(editor: LexicalEditor, text: string | null): void {
  if (text === null) {
    plainNext.add(editor)
    return
  }
  editor.update(
    () => {
      const selection = $getSelection() ?? $getRoot().selectEnd()
      if (isTooMuch('', text)) $insertLarge(text)
      else if ($isInCode(selection)) selection.insertRawText(text)
      else $insertGeneratedNodes(editor, $plainNodes(text), selection)
    },
    { tag: HISTORY_PUSH_TAG },
  )
}

const isModifier = (key: string) => /^(Control|Shift|Meta|Alt)$/.test(key)
const isPasteKey = ({ key, ctrlKey, metaKey }: KeyboardEvent) => key.toLowerCase() === 'v' && (ctrlKey || metaKey)
const isPlainPasteKey = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) =>
  key.toLowerCase() === 'v' && shiftKey && !altKey && (ctrlKey || metaKey)

/** What pasted text becomes: the nodes a note knows, and nothing else. */
export const PasteExtension = defineExtension({
  name: 'aide/paste',
  dependencies: [
    CoreImportExtension,
    configExtension(ClipboardImportExtension, {
      $importMimeType: { 'text/html': [$pasteHtml], 'text/plain': [$pasteText] },
    }),
  ],
  register: editor =>
    mergeRegister(
      registerDrops(editor),
      editor.registerCommand(PASTE_COMMAND, event => $onPaste(editor, event), COMMAND_PRIORITY_HIGH),
      // The paste that belongs to a key press follows it before the next key.
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        event => {
          if (isPlainPasteKey(event)) plainNext.add(editor)
          else if (!isModifier(event.key) && !isPasteKey(event)) plainNext.delete(editor)
          return false
        },
        COMMAND_PRIORITY_HIGH,
      ),
    ),
})
