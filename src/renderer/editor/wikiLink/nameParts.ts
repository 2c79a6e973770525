import {
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical'
import { choicesIn, type PartChoice } from '#data/derived/parts.ts'
import type { Id } from '#data/rows.ts'
import { newPartId } from '#lib/id.ts'
import { $jsonOf } from '../blocks.ts'
import { $isEmbedNode } from '../embed/EmbedNode.ts'
import { $partId, $setPartId, type LinkPart } from '../part/partState.ts'
import { surroundingsOf } from '../surroundings.ts'
import { $isWikiLinkNode } from './WikiLinkNode.ts'

/** The headings and blocks of a note; those of the open one as they are written, without the one with the caret. */
export async function partsOf(editor: LexicalEditor, note: Id, caretIn: NodeKey): Promise<PartChoice[]> {
  const around = surroundingsOf(editor)
  if (note !== around.noteId) return around.listParts(note)
  return editor.read(() => {
    const choices = choicesIn($getRoot().getChildren().map($jsonOf))
    const caret = $getNodeByKey(caretIn)
    return choices.filter(({ path }) => !caret || !$nodeAt(path)?.isParentOf(caret))
  })
}

function $nodeAt(path: readonly number[]): LexicalNode | null {
  let node: LexicalNode | null = $getRoot()
  for (const at of path) node = $isElementNode(node) ? node.getChildAtIndex(at) : null
  return node
}

/** The id of a block of the open note, given to it now where it has none. */
function $nameHere({ path, type }: PartChoice): string | null {
  const node = $nodeAt(path)
  if (node?.getType() !== type) return null
  const id = $partId(node) || newPartId()
  $setPartId(node, id)
  return id
}

/**
 * What a link to a choice holds. A block of the open note gets its id in this very update; one of another note a moment
 * later, by `nameThere`.
 */
export function $linkPartTo(choice: PartChoice, isHere: boolean): LinkPart {
  const id = (isHere ? $nameHere(choice) : choice.id) ?? newPartId()
  return { id, words: choice.words }
}

/** Sets what a link or an embed leads to. */
export function $setPart(key: NodeKey, part: LinkPart): void {
  const node = $getNodeByKey(key)
  if ($isWikiLinkNode(node)) node.setLink({ ...node.getLink(), part })
  else if ($isEmbedNode(node)) node.setEmbed({ ...node.getEmbed(), part })
}

/** Gives the block in the other note its id. Where another window has given it one meanwhile, the link takes that. */
export async function nameThere(
  editor: LexicalEditor,
  key: NodeKey,
  note: Id,
  choice: PartChoice,
  part: LinkPart,
): Promise<void> {
  if (choice.id !== null) return
  const id = await surroundingsOf(editor).namePart(note, choice, part.id)
  if (id === null || id === part.id) return
  editor.update(() => $setPart(key, { ...part, id }), { tag: HISTORY_MERGE_TAG })
}
