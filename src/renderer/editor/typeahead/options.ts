import type { PartChoice } from '#data/derived/parts.ts'
import type { NoteHead, SourceHead } from '#data/rows.ts'
import { whence } from '#lib/csl.ts'
import { rank } from '#lib/fuzzy.ts'
import { normalTag, tagKey } from '#lib/tag.ts'
import { type InsertOption, insertOptions, type QuoteOption, quoteOptions } from '../insert/insertOptions.ts'
import type { Surroundings } from '../surroundings.ts'
import type { PartQuery } from '../wikiLink/partQuery.ts'
import { findTarget, linkTargets, type Target } from '../wikiLink/resolve.ts'
import type { Trigger } from './trigger.ts'

/** `lit` are the letters of `words` that fit the query. */
export type Option =
  | { kind: 'target'; target: Target; words: string; lit: [number, number][]; detail: string; end: string }
  | { kind: 'tag'; tag: string; words: string; lit: [number, number][]; end: string }
  | { kind: 'create'; words: string; title: string }
  | { kind: 'part'; note: PartQuery['note']; choice: PartChoice; words: string; lit: [number, number][]; end: string }
  /** Goes on to the blocks that are no headings. */
  | { kind: 'blocks'; words: string; end: string }
  | InsertOption
  | QuoteOption

const MOST_ROWS = 8
/** With nothing written one looks here for what there is: the menu scrolls. */
const MOST_PARTS = 50

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

const KINDS: Record<string, string> = {
  listitem: 'Item',
  quote: 'Block quote',
  code: 'Code',
  'source-quote': 'Quote',
  table: 'Table',
}
const kindOf = ({ level, type }: PartChoice) => (level > 0 ? `Heading ${level}` : (KINDS[type] ?? 'Paragraph'))

/** The headings that fit, and the way to the other blocks; behind `^` these. Null while they are being read. */
export function partOptions({ note, words, isBlock }: PartQuery, choices: readonly PartChoice[]): Option[] {
  const option = (choice: PartChoice, lit: [number, number][]): Option => {
    return { kind: 'part', note, choice, words: choice.words, lit, end: kindOf(choice) }
  }
  const wanted = choices.filter(({ level }) => level > 0 !== isBlock)
  const found =
    words === ''
      ? wanted.slice(0, MOST_PARTS).map(choice => option(choice, []))
      : rank(words, wanted, choice => [choice.words], MOST_ROWS).map(({ item, ranges }) => option(item, ranges))
  if (isBlock || wanted.length === choices.length) return found
  return [...found, { kind: 'blocks', words: 'A paragraph or item of it', end: '^' }]
}

function linkOptions(query: string, around: Surroundings, embed?: boolean): Option[] {
  const targets = linkTargets(around.heads()).filter(({ kind }) => !embed || kind === 'note')
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

const OPTIONS: Record<Exclude<Trigger['kind'], 'link'>, (query: string, around: Surroundings) => Option[]> = {
  tag: tagOptions,
  insert: insertOptions,
  quote: quoteOptions,
}

/** At most eight, best first; the last one of links and tags creates what is not there. */
export function optionsFor(trigger: Trigger, around: Surroundings): Option[] {
  if (trigger.kind === 'link') return linkOptions(trigger.query, around, trigger.embed)
  return OPTIONS[trigger.kind](trigger.query, around)
}
