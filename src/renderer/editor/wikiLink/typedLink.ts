import type { LexicalEditor, TextNode } from 'lexical'
import type { Id } from '#data/rows.ts'
import { newId } from '#lib/id.ts'
import { $surroundings, type Surroundings } from '../surroundings.ts'
import { $cutOut, onTyped } from '../typing/typed.ts'
import { findTarget, type Target } from './resolve.ts'
import { $createWikiLinkNode, type WikiLinkNode } from './WikiLinkNode.ts'
import type { WikiLink } from './wikiLink.ts'

const CLOSED = /\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]$/

/** Title and shown words of `[[Title|shown]]` at the end of the text, and where it begins. */
function closedLink(before: string): { start: number; title: string; shown: string | null } | null {
  const match = CLOSED.exec(before)
  const title = match?.[1]?.trim()
  return match && title ? { start: match.index, title, shown: match[2]?.trim() || null } : null
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

/** `]]` makes the link at once: to what bears the title, or to a new note. */
export function registerTypedLinks(editor: LexicalEditor, onError: (error: unknown) => void): () => void {
  return onTyped(
    editor,
    before => before.endsWith(']]') && closedLink(before) !== null,
    (node, offset) => {
      const typed = closedLink(node.getTextContent().slice(0, offset))
      if (!typed) return false
      const around = $surroundings()
      const target = findTarget(around.heads(), typed.title)
      const link = target ? linkTo(target, typed.shown) : linkToNew(around, typed.title, typed.shown, onError)
      $replaceByLink(node, typed.start, offset, link)
      return true
    },
  )
}
