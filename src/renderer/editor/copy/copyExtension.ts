import { $generateJSONFromSelectedNodes, GetClipboardDataExtension } from '@lexical/clipboard'
import { $isCodeNode } from '@lexical/code'
import { $isTableNode } from '@lexical/table'
import {
  $findMatchingParent,
  $getEditor,
  $getRoot,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  type BaseSelection,
  configExtension,
  defineExtension,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import { shortCitation } from '#lib/csl.ts'
import { $jsonOf } from '../blocks.ts'
import { $isCalloutNode } from '../callout/CalloutNode.ts'
import { type Json, type Names, stringIn } from '../markdown/tree.ts'
import { originOf } from '../quote/quoteState.ts'
import { $surroundings, type KnownHeads } from '../surroundings.ts'
import { wordsOf } from '../unknown/UnknownNode.ts'
import { type CopyNames, copyHtml } from './copyHtml.ts'
import { copyMarkdown } from './copyMarkdown.ts'

const titleIn = (heads: KnownHeads, id: string) =>
  heads.notes.get(id)?.title ?? heads.sources.get(id)?.csl.title ?? null

/** Links and the like say themselves what they show; by their JSON, for a footnote holds its own as that only. */
function $shown(selection: BaseSelection): Map<string, string> {
  const nodes = selection.getNodes().filter($isDecoratorNode)
  return new Map(nodes.map(node => [JSON.stringify(node.exportJSON()), node.getTextContent()]))
}

function $htmlNames(selection: BaseSelection): CopyNames {
  const heads = $surroundings().heads()
  const shown = $shown(selection)
  const titleOf = (json: Json) => titleIn(heads, stringIn(json, 'target')) || stringIn(json, 'label')
  return {
    isInline: $inlineIn(selection),
    wordsOf: json => shown.get(JSON.stringify(json)) ?? (stringIn(json, 'shown') || titleOf(json) || wordsOf(json)),
    originOf: quote =>
      originOf(
        {
          highlight: stringIn(quote, 'highlight'),
          source: stringIn(quote, 'source'),
          words: stringIn(quote, 'words'),
          locator: stringIn(quote, 'locator'),
        },
        heads,
      ),
  }
}

const NOTHING: CopyNames = { isInline: () => false, wordsOf: () => '', originOf: () => '' }

const markdownNames = (heads: KnownHeads): Names => ({
  fileOf: () => null,
  titleOf: id => titleIn(heads, id),
  citationOf(id) {
    const csl = heads.sources.get(id)?.csl
    return csl ? shortCitation(csl) || csl.title : 'a source that is not in this notebook'
  },
  partOf: (target, id) => heads.notes.get(target)?.parts?.find(part => part.id === id) ?? null,
  namedByWords: { has: () => true },
  tagAs: tag => tag.replaceAll(' ', '-'),
})

/** Tells what is selected within lines from blocks. */
function $inlineIn(selection: BaseSelection): (json: Json) => boolean {
  const isInline = (node: LexicalNode) =>
    $isTextNode(node) || $isLineBreakNode(node) || (($isElementNode(node) || $isDecoratorNode(node)) && node.isInline())
  // The element around words is not among them where only they are selected.
  const nodes = selection.getNodes().flatMap(node => [node, ...node.getParents()])
  const types = new Set(nodes.filter(isInline).map(node => node.getType()))
  return json => types.has(String(json.type))
}

const $isFrame = (node: LexicalNode) => $isTableNode(node) || $isCalloutNode(node)

/** The table or callout that is selected from its first to its last letter: Lexical would leave it out and copy its words. */
function $wholeFrame(selection: BaseSelection): LexicalNode | null {
  if (!$isRangeSelection(selection)) return null
  const nodes = selection.getNodes()
  const [first, last] = [nodes[0], nodes.at(-1)]
  const frame = first ? $findMatchingParent(first, $isFrame) : null
  if (!frame || !last || !$findMatchingParent(last, $isFrame)?.is(frame)) return null
  const letters = (text: string) => text.replace(/\s+/g, '')
  return letters(selection.getTextContent()) === letters(frame.getTextContent()) ? frame : null
}

/** What is selected, as it is stored. Words within one block come without it. */
function $selected(selection: BaseSelection): Json[] {
  const frame = $wholeFrame(selection)
  if (frame) return [$jsonOf(frame) as Json]
  return $generateJSONFromSelectedNodes($getEditor(), selection).nodes as unknown as Json[]
}

/** Markdown has no line without a block around it. */
function asBlocks(nodes: Json[], isInline: (json: Json) => boolean): Json[] {
  const blocks: Json[] = []
  for (const node of nodes) {
    const last = blocks.at(-1)
    if (!isInline(node)) blocks.push(node)
    else if (last?.isLine) (last.children as Json[]).push(node)
    else blocks.push({ type: 'paragraph', isLine: true, children: [node] })
  }
  return blocks
}

function $isInCode(selection: BaseSelection): boolean {
  const nodes = selection.getNodes()
  const codes = [nodes[0], nodes.at(-1)].map(node => node && $findMatchingParent(node, $isCodeNode))
  return $isRangeSelection(selection) && codes[0]?.is(codes[1]) === true
}

function $html(selection: BaseSelection): string {
  const isCode = $isInCode(selection)
  if (isCode)
    return copyHtml([{ type: 'code', children: [{ type: 'text', text: selection.getTextContent() }] }], NOTHING)
  return copyHtml($selected(selection), $htmlNames(selection))
}

function $markdown(selection: BaseSelection, isExact: boolean): string {
  if ($isInCode(selection)) return selection.getTextContent()
  return copyMarkdown(
    asBlocks($selected(selection), $inlineIn(selection)),
    markdownNames($surroundings().heads()),
    isExact,
  )
}

/** What is selected as Markdown, or the whole note where nothing is. */
export function markdownOf(editor: LexicalEditor): string {
  return editor.read(() => {
    const selection = $getSelection()
    const isSome = selection && !($isRangeSelection(selection) && selection.isCollapsed())
    if (isSome) return $markdown(selection, true)
    const blocks = $getRoot().getChildren().map($jsonOf)
    return copyMarkdown(blocks, markdownNames($surroundings().heads()), true)
  })
}

/**
 * What a copy puts on the clipboard: nodes for a note, HTML for Word and Google Docs, Markdown as plain text. The nodes
 * are Lexical's own.
 */
export const CopyExtension = defineExtension({
  name: 'aide/copy',
  dependencies: [
    configExtension(GetClipboardDataExtension, {
      $exportMimeType: {
        'application/x-lexical-editor': [
          (selection, next) =>
            selection && $wholeFrame(selection)
              ? JSON.stringify({ namespace: $getEditor()._config.namespace, nodes: $selected(selection) })
              : next(),
        ],
        'text/html': [(selection, next) => (selection ? $html(selection) : next())],
        'text/plain': [(selection, next) => (selection ? $markdown(selection, false) : next())],
      },
    }),
  ],
})
