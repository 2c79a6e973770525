import type { TagQuery } from '#lib/place.ts'
import { normalTag, type TagChange, tagKey, tagSegments } from '#lib/tag.ts'
import { newestFirst } from './headIndex.ts'
import type { Heads } from './headStore.ts'
import { store } from './headStore.ts'
import type { Head, Highlight, Id, NoteHead, SourceHead } from './rows.ts'

/** `count`: notes, sources and highlights that bear the tag or one below it, each once. `name`: the last segment. */
export type TagNode = { tag: string; name: string; count: number; children: TagNode[] }
export type Tagged = { notes: NoteHead[]; sources: SourceHead[]; highlights: Highlight[] }

/** Tags as they are kept: normal forms, each once whatever its spelling, the first one's. */
export function normalTags(raw: string[]): string[] {
  const byKey = new Map<string, string>()
  for (const tag of raw.map(normalTag)) if (tag !== null && !byKey.has(tagKey(tag))) byKey.set(tagKey(tag), tag)
  return [...byKey.values()]
}

/** The tags after a change; a tag goes in whatever spelling it is named. */
export function changedTags(tags: readonly string[], { add = [], remove = [] }: TagChange): string[] {
  const gone = new Set(remove.map(tagKey))
  return normalTags([...tags.filter(tag => !gone.has(tagKey(tag))), ...add])
}

let tree: { index: unknown; tagVersion: number; roots: TagNode[] } | null = null

/** All tags as a tree, by name. From memory; the same array until something gains or loses a tag. */
export function listTags(_heads?: Heads): TagNode[] {
  const { index } = store
  if (tree?.index !== index || tree.tagVersion !== index.tagVersion)
    tree = { index, tagVersion: index.tagVersion, roots: buildTree() }
  return tree.roots
}

type Branch = { tag: string; ids: Set<Id>; below: Map<string, Branch> }

function buildTree(): TagNode[] {
  const root: Branch = { tag: '', ids: new Set(), below: new Map() }
  for (const key of [...store.index.tagged.keys()].sort()) {
    const spelling = tagSegments(store.index.spellingOf(key))
    let branch = root
    for (const [i, segment] of tagSegments(key).entries()) {
      let next = branch.below.get(segment)
      if (!next) {
        next = { tag: spelling.slice(0, i + 1).join('/'), ids: new Set(), below: new Map() }
        branch.below.set(segment, next)
      }
      branch = next
    }
    branch.ids = new Set(store.index.tagged.get(key))
  }
  return nodesBelow(root)
}

const byName = new Intl.Collator(undefined, { numeric: true })

function nodesBelow(branch: Branch): TagNode[] {
  const nodes = [...branch.below.values()].map(below => {
    const children = nodesBelow(below)
    for (const id of below.ids) branch.ids.add(id)
    return { tag: below.tag, name: tagSegments(below.tag).at(-1)!, count: below.ids.size, children }
  })
  return nodes.sort((a, b) => byName.compare(a.name, b.name))
}

/** The keys of a tag and of all below it that anything bears. */
function keysUnder(tag: string): string[] {
  const key = store.index.keyOf(tag)
  return [...store.index.tagged.keys()].filter(other => other === key || other.startsWith(`${key}/`))
}

function bearing(tag: string): ReadonlySet<Id> {
  return union(keysUnder(tag).map(key => store.index.tagged.get(key)))
}

/** What matches the query, newest change first; a tag stands for those below it as well. From memory, at once. */
export function findByTags(query: TagQuery): Tagged {
  const all = query.all.map(bearing)
  const any = query.any.map(bearing)
  const none = query.none.map(bearing)
  const needed = any.length > 0 ? [...all, union(any)] : all
  const ids = smallest(needed)
  const matches = ({ id }: Head) => needed.every(each => each.has(id)) && !none.some(each => each.has(id))
  const { notes, sources, highlights } = store.snapshot
  return {
    notes: among(store.recentNotes, notes, ids, matches),
    sources: among(store.recentSources, sources, ids, matches),
    highlights: lookedUp(highlights, ids, matches),
  }
}

/** Up to this share of a list its few are looked up and sorted; above it, looking at all of them is sooner done. */
const FEW = 1 / 8

function among<H extends NoteHead | SourceHead>(
  list: readonly H[],
  heads: ReadonlyMap<Id, H>,
  ids: ReadonlySet<Id>,
  matches: (head: Head) => boolean,
): H[] {
  if (ids.size < list.length * FEW) return lookedUp(heads, ids, matches)
  return list.filter(matches)
}

function lookedUp<H extends Head>(
  heads: ReadonlyMap<Id, H>,
  ids: ReadonlySet<Id>,
  matches: (head: Head) => boolean,
): H[] {
  const found: H[] = []
  for (const id of ids) {
    const head = heads.get(id)
    if (head && matches(head)) found.push(head)
  }
  return found.sort(newestFirst)
}

function union(sets: ReadonlySet<Id>[]): ReadonlySet<Id> {
  if (sets.length === 1) return sets[0]!
  const all = new Set<Id>()
  for (const set of sets) for (const id of set) all.add(id)
  return all
}

function smallest(sets: ReadonlySet<Id>[]): ReadonlySet<Id> {
  return sets.reduce((least, set) => (set.size < least.size ? set : least), sets[0] ?? new Set())
}

/** Every tag there is, those above others included, most used first. */
export function tagNames(): { tag: string; count: number }[] {
  const roots = listTags()
  let found = names.get(roots)
  if (!found) {
    found = flat(roots).sort((a, b) => b.count - a.count || byName.compare(a.tag, b.tag))
    names.set(roots, found)
  }
  return found
}
const names = new WeakMap<TagNode[], { tag: string; count: number }[]>()

function flat(nodes: TagNode[]): { tag: string; count: number }[] {
  return nodes.flatMap(node => [{ tag: node.tag, count: node.count }, ...flat(node.children)])
}

/** The tags that stand most often together with this one (or one below it), most often first. */
export function oftenWith(tag: string): { tag: string; count: number }[] {
  const own = new Set(keysUnder(tag))
  const counts = new Map<string, number>()
  for (const id of bearing(tag)) {
    for (const key of new Set(store.get(id)?.tags.map(other => store.index.keyOf(other))))
      if (!own.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
    .map(([key, count]) => ({ tag: store.index.spellingOf(key), count }))
    .sort((a, b) => b.count - a.count || byName.compare(a.tag, b.tag))
}
