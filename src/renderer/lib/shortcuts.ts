import { type Keys, type Shell, sameKeys } from './keys.ts'
import { reservedBecause } from './reservedKeys.ts'

/** A command with the keys it has until somebody changes them, the one to show first. */
export type Shortcut = { id: string; usual: readonly Keys[] }
/** Changed keys by the id of their command. Ids that no command has are kept, and do nothing. */
export type Changed = Readonly<Record<string, readonly Keys[]>>
/** The keys of every command as they are. No keys stand twice. */
export type Table = ReadonlyMap<string, readonly Keys[]>

/**
 * The keys of all commands. What was changed comes first: usual keys give way to it, and where two were changed to the
 * same keys (an archive, another shell) the first command has them. Keys that this shell cannot have do not count.
 */
export function shortcutTable(all: readonly Shortcut[], changed: Changed, shell: Shell): Table {
  const taken = new Set<Keys>()
  const take = (keys: readonly Keys[]) =>
    keys.filter(each => {
      const one = sameKeys(each, shell.mac)
      return !taken.has(one) && taken.add(one)
    })
  const own = new Map<string, readonly Keys[]>()
  for (const { id } of all) {
    const kept = changed[id]
    if (!kept) continue
    const possible = kept.filter(keys => reservedBecause(keys, shell) === null)
    // What another shell could have leaves the usual keys here.
    if (kept.length === 0 || possible.length > 0) own.set(id, take(possible))
  }
  return new Map(all.map(({ id, usual }) => [id, own.get(id) ?? take(usual)]))
}

/** The id of the command that has these keys, leaving out one of them; null where nobody has. */
export function holderOf(keys: Keys, table: Table, mac: boolean, except?: string): string | null {
  const one = sameKeys(keys, mac)
  for (const [id, its] of table) if (id !== except && its.some(each => sameKeys(each, mac) === one)) return id
  return null
}

/** Gives a command these keys alone, or none, and takes them from whoever had them. */
export function withKeys(
  { id, keys }: { id: string; keys: readonly Keys[] },
  all: readonly Shortcut[],
  changed: Changed,
  shell: Shell,
): Changed {
  const table = shortcutTable(all, changed, shell)
  const wanted = new Set(keys.map(each => sameKeys(each, shell.mac)))
  const next: Record<string, readonly Keys[]> = { ...changed, [id]: keys }
  for (const [other, its] of table) {
    const left = its.filter(each => !wanted.has(sameKeys(each, shell.mac)))
    if (other !== id && left.length < its.length) next[other] = left
  }
  return withoutUsual(next, all, shell)
}

/** What is as usual is not kept, so that it follows when a newer app has other keys. */
function withoutUsual(changed: Changed, all: readonly Shortcut[], { mac }: Shell): Changed {
  const usual = new Map(all.map(each => [each.id, each.usual]))
  const text = (keys: readonly Keys[] | undefined) => keys?.map(each => sameKeys(each, mac)).join(' ')
  return Object.fromEntries(Object.entries(changed).filter(([id, keys]) => text(keys) !== text(usual.get(id))))
}

/** All commands as usual. What no command of this app knows stays. */
export function withoutChanges(all: readonly Shortcut[], changed: Changed): Changed {
  const ids = new Set(all.map(each => each.id))
  return Object.fromEntries(Object.entries(changed).filter(([id]) => !ids.has(id)))
}
