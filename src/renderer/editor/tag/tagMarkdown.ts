import { normalTag } from '#lib/tag.ts'
import { type Json, type MarkdownNode, type Names, stringIn } from '../markdown/tree.ts'

const NOT_IN_TAG = /[^\p{L}\p{M}\p{N}_\-/\u200c\u200d]+/gu

/**
 * Tags as Obsidian can read them: no spaces, no punctuation, not only digits. By the true tag; two tags of a note are
 * never written alike.
 */
export function writtenTags(tags: readonly string[]): Map<string, string> {
  const written = new Map<string, string>()
  const taken = new Set<string>()
  for (const tag of tags) {
    if (written.has(tag)) continue
    let name = tag.replace(NOT_IN_TAG, '-')
    while (!/[\p{L}_-]/u.test(name) || taken.has(name)) name += '_'
    taken.add(name)
    written.set(tag, name)
  }
  return written
}

export function tagMarkdown(json: Json, names: Names): MarkdownNode {
  return { type: 'tag', name: names.tagAs(stringIn(json, 'text').slice(1)) }
}

/** A tag of a note, or null where nothing of it can be one. */
export function tagJson(raw: string, format = 0): Json | null {
  const tag = normalTag(raw)
  return tag === null ? null : { detail: 0, format, mode: 'token', style: '', text: `#${tag}`, type: 'tag', version: 1 }
}
