import type { Id } from '#data/rows.ts'
import { fold } from '#lib/words.ts'
import type { KnownHeads } from '../surroundings.ts'
import type { TargetKind } from './wikiLink.ts'

export type Target = { id: Id; kind: TargetKind; title: string; alias: string | null; changedAt: number }

const listed = new WeakMap<KnownHeads, Target[]>()

function allTargets(heads: KnownHeads): Target[] {
  const targets: Target[] = []
  for (const { id, title, aliases, deletedAt, changedAt } of heads.notes.values()) {
    if (deletedAt !== null) continue
    if (title.trim()) targets.push({ id, kind: 'note', title, alias: null, changedAt })
    for (const alias of aliases) targets.push({ id, kind: 'note', title, alias, changedAt })
  }
  for (const { id, csl, deletedAt, changedAt } of heads.sources.values()) {
    if (deletedAt === null && csl.title.trim()) {
      targets.push({ id, kind: 'source', title: csl.title, alias: null, changedAt })
    }
  }
  return targets.sort((a, b) => b.changedAt - a.changedAt)
}

/** Everything a link can be set to by name, newest change first; one row per title and alias. */
export function linkTargets(heads: KnownHeads): Target[] {
  const known = listed.get(heads)
  if (known) return known
  const targets = allTargets(heads)
  listed.set(heads, targets)
  return targets
}

const named = new WeakMap<KnownHeads, Map<string, Target>>()
const nameOf = (text: string) => fold(text).replace(/\s+/g, ' ').trim()

function rankOf({ kind, alias }: Target): number {
  return (kind === 'note' ? 0 : 1) + (alias === null ? 0 : 2)
}

function namesIn(heads: KnownHeads): Map<string, Target> {
  const known = named.get(heads)
  if (known) return known
  const names = new Map<string, Target>()
  for (const target of linkTargets(heads)) {
    const name = nameOf(target.alias ?? target.title)
    const other = names.get(name)
    if (!other || rankOf(target) < rankOf(other)) names.set(name, target)
  }
  named.set(heads, names)
  return names
}

/** What bears exactly this title or alias, as a reader compares words: notes before sources, titles before aliases, newest first. */
export function findTarget(heads: KnownHeads, title: string): Target | null {
  return namesIn(heads).get(nameOf(title)) ?? null
}
