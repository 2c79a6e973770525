import type { NoteHead, SourceHead } from '#data/rows.ts'
import { whence } from '#lib/csl.ts'
import { rank } from '#lib/fuzzy.ts'
import { normalTag, tagKey } from '#lib/tag.ts'
import { type InsertOption, insertOptions, type QuoteOption, quoteOptions } from '../insert/insertOptions.ts'
import type { Surroundings } from '../surroundings.ts'
import { findTarget, linkTargets, type Target } from '../wikiLink/resolve.ts'
import type { Trigger } from './trigger.ts'

/** `lit` are the letters of `words` that fit the query. */
export type Option =
  | { kind: 'target'; target: Target; words: string; lit: [number, number][]; detail: string; end: string }
  | { kind: 'tag'; tag: string; words: string; lit: [number, number][]; end: string }
  | { kind: 'create'; words: string; title: string }
  | InsertOption
  | QuoteOption

const MOST_ROWS = 8

const date = (at: number) =>
  new Date(at).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' })

/** What tells apart two things that bear one title: whose it is, what it is about, or else when it was changed. */
function distinction(head: NoteHead | SourceHead | undefined): string {
  if (!head) return ''
  if (head.kind === 'source') return whence(head.csl)
  return head.tags[0] ? `#${head.tags[0]}` : date(head.createdAt)
}

function wordsOf(target: Target): string {
  return target.alias ?? target.title
}

function endOf({ kind, alias }: Target): string {
  if (alias !== null) return 'Alias'
  return kind === 'note' ? 'Note' : 'Source'
}

type Found = { item: Target; ranges: [number, number][] }

function targetOptions(found: Found[], around: Surroundings): Option[] {
  const heads = around.heads()
  const seen = new Map<string, number>()
  for (const { item } of found) seen.set(wordsOf(item), (seen.get(wordsOf(item)) ?? 0) + 1)
  return found.map(({ item, ranges }) => {
    const words = wordsOf(item)
    const head = item.kind === 'note' ? heads.notes.get(item.id) : heads.sources.get(item.id)
    const twin = (seen.get(words) ?? 0) > 1
    const detail = item.alias !== null ? item.title : twin ? distinction(head) : ''
    return { kind: 'target', target: item, words, lit: ranges, detail, end: endOf(item) }
  })
}

function linkOptions(query: string, around: Surroundings): Option[] {
  const targets = linkTargets(around.heads())
  const title = query.trim()
  if (!title) {
    const newest = targets.filter(({ id, alias }) => alias === null && id !== around.noteId).slice(0, MOST_ROWS)
    return targetOptions(
      newest.map(item => ({ item, ranges: [] })),
      around,
    )
  }
  const options = targetOptions(
    rank(title, targets, target => [wordsOf(target)], MOST_ROWS),
    around,
  )
  if (findTarget(around.heads(), title)) return options
  return [...options.slice(0, MOST_ROWS - 1), { kind: 'create', words: `Create “${title}”`, title }]
}

function tagOptions(query: string, around: Surroundings): Option[] {
  const names = around.tagNames()
  const option = (tag: string, count: number, ranges: [number, number][]): Option => {
    // The `#` shown before the tag moves what is lit by one.
    const lit = ranges.map(([start, end]): [number, number] => [start + 1, end + 1])
    return { kind: 'tag', tag, words: `#${tag}`, lit, end: String(count) }
  }
  const wanted = normalTag(query)
  if (!wanted) return names.slice(0, MOST_ROWS).map(({ tag, count }) => option(tag, count, []))
  const found = rank(query.trim(), names, ({ tag }) => [tag], MOST_ROWS)
  const options = found.map(({ item, ranges }) => option(item.tag, item.count, ranges))
  const same = options.findIndex(each => each.kind === 'tag' && tagKey(each.tag) === tagKey(wanted))
  if (same > 0) options.unshift(...options.splice(same, 1))
  if (same >= 0) return options
  return [...options.slice(0, MOST_ROWS - 1), { kind: 'create', words: `Create “#${wanted}”`, title: wanted }]
}

const OPTIONS: Record<Trigger['kind'], (query: string, around: Surroundings) => Option[]> = {
  link: linkOptions,
  tag: tagOptions,
  insert: insertOptions,
  quote: quoteOptions,
}

/** At most eight, best first; the last one of links and tags creates what is not there. */
export function optionsFor(trigger: Trigger, around: Surroundings): Option[] {
  return OPTIONS[trigger.kind](trigger.query, around)
}
