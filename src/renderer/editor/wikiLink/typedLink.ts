import { HISTORY_MERGE_TAG, type LexicalEditor, type NodeKey, type TextNode } from 'lexical'
import type { Id } from '#data/rows.ts'
import { newId, newPartId } from '#lib/id.ts'
import { $replaceByEmbed } from '../embed/insertEmbed.ts'
import type { LinkPart } from '../part/partState.ts'
import { safeId } from '../safeId.ts'
import { $surroundings, type Surroundings, surroundingsOf } from '../surroundings.ts'
import { $cutOut, onTyped } from '../typing/typed.ts'
import { $linkPartTo, $setPart, nameThere, partsOf } from './nameParts.ts'
import { choiceNamed, type PartQuery, partQuery } from './partQuery.ts'
import { findTarget, type Target } from './resolve.ts'
import { $createWikiLinkNode, type WikiLinkNode } from './WikiLinkNode.ts'
import type { WikiLink } from './wikiLink.ts'

const CLOSED = /!?\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]$/

/** Title and shown words of `[[Title|shown]]` or `![[Title]]` at the end of the text, and where it begins. */
function closedLink(before: string): { start: number; title: string; shown: string | null; isEmbed: boolean } | null {
  const match = CLOSED.exec(before)
  const title = match?.[1]?.trim()
  if (!match || !title) return null
  return { start: match.index, title, shown: match[2]?.trim() || null, isEmbed: match[0].startsWith('!') }
}

/** A link to what was chosen. By an alias it keeps showing the alias, unless other words are given. */
export function linkTo(target: Target, shown: string | null): WikiLink {
  return { target: target.id, targetKind: target.kind, label: target.title, shown: shown ?? target.alias }
}

/** A link to a new note. It holds the id from the start; the note follows. */
export function linkToNew(
  around: Surroundings,
  title: string,
  shown: string | null,
  onError: (error: unknown) => void,
): WikiLink {
  const target: Id = newId()
  around.createNote({ id: target, title }).catch(onError)
  return { target, targetKind: 'note', label: title, shown }
}

/** Puts a link in the place of some characters, with the caret behind it. */
export function $replaceByLink(node: TextNode, start: number, end: number, link: WikiLink): WikiLinkNode {
  const made = $createWikiLinkNode(link)
  $cutOut(node, start, end).replace(made)
  made.selectNext(0, 0)
  return made
}

type Made = { link: WikiLink; query: PartQuery | null }

function linkWritten(
  around: Surroundings,
  { title, shown }: { title: string; shown: string | null },
  onError: (error: unknown) => void,
): Made {
  const heads = around.heads()
  const known = findTarget(heads, title)
  if (known) return { link: linkTo(known, shown), query: null }
  const query = partQuery(title, heads, around.noteId)
  if (!query || query.words === '') return { link: linkToNew(around, title, shown, onError), query: null }
  const { id: target, title: label } = query.note
  const part = { id: query.isBlock && safeId(query.words) ? query.words : newPartId(), words: query.words }
  return { link: { target, targetKind: 'note', label, shown, part }, query }
}

/** Finds the heading or block that was written out, and gives it the id that the link holds. */
async function findPart(editor: LexicalEditor, key: NodeKey, query: PartQuery): Promise<void> {
  const choices = await partsOf(editor, query.note.id, key)
  const choice = choiceNamed(choices, query)
  if (!choice) return
  const isHere = query.note.id === surroundingsOf(editor).noteId
  let part: LinkPart = { id: '', words: '' }
  editor.update(
    () => {
      part = $linkPartTo(choice, isHere)
      $setPart(key, part)
    },
    { discrete: true, tag: HISTORY_MERGE_TAG },
  )
  if (!isHere) await nameThere(editor, key, query.note.id, choice, part)
}

/** `]]` makes the link at once: to what bears the title, or to a new note; behind `#` to a part of it. */
export function registerTypedLinks(editor: LexicalEditor, onError: (error: unknown) => void): () => void {
  return onTyped(
    editor,
    before => before.endsWith(']]') && closedLink(before) !== null,
    (node, offset) => {
      const typed = closedLink(node.getTextContent().slice(0, offset))
      if (!typed) return false
      const { link, query } = linkWritten($surroundings(), typed, onError)
      const { target, targetKind, label, part = null } = link
      const isEmbed = typed.isEmbed && targetKind === 'note'
      const made = isEmbed
        ? $replaceByEmbed(node, typed.start, offset, { target, label, part })
        : $replaceByLink(node, typed.start, offset, link)
      const key = made.getKey()
      if (query) queueMicrotask(() => void findPart(editor, key, query).catch(onError))
      return true
    },
  )
}
