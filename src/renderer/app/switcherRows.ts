import { Command as CommandIcon, FileText, Hash, Library, Plus, Search } from 'lucide-react'
import { allSources, recentNotes, titleOf } from '#data/heads.ts'
import type { NoteHead, SourceHead } from '#data/rows.ts'
import { distinction, sharedTitles } from '#data/sameTitles.ts'
import { tagNames } from '#data/tags.ts'
import { tagQuery } from '#features/tags/tagQuery.ts'
import { whence } from '#lib/csl.ts'
import { rank } from '#lib/fuzzy.ts'
import type { Place } from '#lib/place.ts'
import type { PickerGroup, PickerOption } from '#ui/PickerDialog.tsx'
import type { Command } from './commands/command.ts'

/** What choosing a row does. */
export type Choice = { open: Place } | { run: Command } | { create: string } | { search: string } | { prefix: string }

export type Rows = { groups: PickerGroup[]; choices: Map<string, Choice> }

/** What the switcher looks through. The lists come newest first. */
export type Haystack = {
  notes: NoteHead[]
  sources: SourceHead[]
  tags: { tag: string; count: number }[]
  /** Those that can be run now, with the keys to show. */
  commands: { command: Command; keys?: string }[]
}

const MOST = 20
const NEWEST = 12

export const readHaystack = (commands: Haystack['commands']): Haystack => ({
  notes: recentNotes(),
  sources: allSources(),
  tags: tagNames(),
  commands,
})

/** The rows for what was typed. A first `>` asks for commands alone, `#` for tags, `?` for the texts of everything. */
export function switcherRows(typed: string, haystack: Haystack): Rows {
  const prefix = typed[0]
  const rest = typed.slice(1).trim()
  if (prefix === '>') return collect([['Do', commandRows(rest, haystack, 200)]])
  if (prefix === '#') return collect([['Tags', tagRows(rest, haystack)]])
  if (prefix === '?') return collect([['Do', rest === '' ? [] : [searchRow(rest)]]])
  const words = typed.trim()
  if (words === '') return collect([['Newest', newestRows(haystack)]])
  return collect([
    ['Go to', goRows(words, haystack)],
    ['Do', [createRow(words), searchRow(words), ...commandsAmongNotes(words, haystack)]],
  ])
}

type Row = { option: PickerOption; choice: Choice }

function collect(parts: [title: string, rows: Row[]][]): Rows {
  const choices = new Map<string, Choice>()
  for (const [, rows] of parts) for (const row of rows) choices.set(row.option.id, row.choice)
  return { groups: parts.map(([title, rows]) => ({ title, options: rows.map(row => row.option) })), choices }
}

type Head = NoteHead | SourceHead

/** The small words at the end: what tells a title apart from the same one elsewhere. */
function detailOf(head: Head, isShared: boolean): string | undefined {
  if (head.kind === 'source') return whence(head.csl)
  if (isShared) return distinction(head)
  return head.tags[0] ? `#${head.tags[0]}` : undefined
}

function headRow(head: Head, shared: Set<string>, extra: Partial<PickerOption> = {}): Row {
  const detail = detailOf(head, shared.has(titleOf(head)))
  const icon = head.kind === 'note' ? FileText : Library
  return {
    option: { id: head.id, text: titleOf(head), icon, ...(detail && { detail }), ...extra },
    choice: { open: { kind: head.kind, id: head.id } },
  }
}

function newestRows({ notes, sources }: Haystack): Row[] {
  const newest = [...notes.slice(0, NEWEST), ...sources.slice(0, NEWEST)]
    .sort((a, b) => b.changedAt - a.changedAt)
    .slice(0, NEWEST)
  const shared = sharedTitles(newest)
  return newest.map(head => headRow(head, shared))
}

function goRows(words: string, haystack: Haystack): Row[] {
  const heads: Head[] = [...haystack.notes, ...haystack.sources]
  const found = rank(words, heads, textsOf, MOST)
  const shared = sharedTitles(found.map(each => each.item))
  const rows = found.map(({ item, score, text, ranges }) => ({
    score,
    row: headRow(item, shared, text === 0 ? { ranges } : { note: textsOf(item)[text], noteRanges: ranges }),
  }))
  const tags = rank(words, haystack.tags, each => [each.tag], 5).map(({ item, score, ranges }) => ({
    score,
    row: tagRow(item, ranges),
  }))
  return [...rows, ...tags]
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(each => each.row)
}

const textsOf = (head: Head): string[] => (head.kind === 'note' ? [titleOf(head), ...head.aliases] : [titleOf(head)])

function tagRow({ tag, count }: { tag: string; count: number }, ranges?: PickerOption['ranges']): Row {
  return {
    option: { id: `#${tag}`, text: tag, icon: Hash, detail: count.toLocaleString('en'), ...(ranges && { ranges }) },
    choice: { open: { kind: 'tag', query: tagQuery(tag) } },
  }
}

const tagRows = (words: string, { tags }: Haystack): Row[] =>
  rank(words, tags, each => [each.tag], MOST).map(({ item, ranges }) => tagRow(item, ranges))

/** Among notes a command shows only where each word stands in its title as a piece; letters picked from it are noise. */
const plainFits = (words: string, ranges: unknown[]) => ranges.length <= words.split(/\s+/).length

type Found = { item: Haystack['commands'][number]; ranges?: PickerOption['ranges'] }

/** With nothing typed in the order of the list, which belongs together. */
const fitCommands = (words: string, commands: Haystack['commands'], limit: number): Found[] =>
  words === '' ? commands.map(item => ({ item })) : rank(words, commands, each => [each.command.title], limit)

const commandRows = (words: string, { commands }: Haystack, limit: number): Row[] =>
  fitCommands(words, commands, limit).map(({ item, ranges }) => ({
    option: { id: item.command.id, text: item.command.title, ranges, icon: CommandIcon, keys: item.keys },
    choice: { run: item.command },
  }))

const commandsAmongNotes = (words: string, haystack: Haystack): Row[] =>
  commandRows(words, haystack, 8)
    .filter(row => plainFits(words, [...(row.option.ranges ?? [])]))
    .slice(0, 3)

const createRow = (words: string): Row => ({
  option: { id: 'create', text: `New note “${words}”`, icon: Plus, keys: 'Mod+Enter' },
  choice: { create: words },
})

const searchRow = (words: string): Row => ({
  option: { id: 'search', text: `Search the text of everything for “${words}”`, icon: Search, keys: 'Mod+Shift+F' },
  choice: { search: words },
})
