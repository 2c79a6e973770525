import type { MenuItem, Theme } from '#shared/ipc.ts'
import { Refused } from './ipc.ts'

const MENUS: readonly MenuItem['menu'][] = ['File', 'Edit', 'View', 'Go']
const MOST_ITEMS = 200

/** The arguments of each channel, made sure of. Whatever is not what it should be is refused, never mended. */
export function readMenu(args: readonly unknown[]): [MenuItem[]] {
  const [items] = only(1, args)
  if (!Array.isArray(items) || items.length > MOST_ITEMS) throw wrong('menu')
  return [items.map(readItem)]
}

export function readTheme(args: readonly unknown[]): [Theme] {
  const [theme] = only(1, args)
  if (theme !== 'system' && theme !== 'light' && theme !== 'dark') throw wrong('theme')
  return [theme]
}

export function readExtensions(args: readonly unknown[]): [string[]] {
  const [extensions] = only(1, args)
  if (!Array.isArray(extensions) || extensions.length > 50) throw wrong('kinds of file')
  if (!extensions.every(ext => typeof ext === 'string' && /^[a-z0-9]{1,12}$/i.test(ext))) throw wrong('kinds of file')
  return [extensions]
}

export function readNothing(args: readonly unknown[]): [] {
  only(0, args)
  return []
}

export function readLanguages(args: readonly unknown[]): [string[]] {
  const [languages] = only(1, args)
  if (!Array.isArray(languages) || languages.length > 20) throw wrong('languages')
  if (!languages.every(each => typeof each === 'string' && /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(each)))
    throw wrong('languages')
  return [languages]
}

export function readAddress(args: readonly unknown[]): [string] {
  const [address] = only(1, args)
  if (typeof address !== 'string') throw wrong('address')
  return [address]
}

export function readPlace(args: readonly unknown[]): [string, boolean] {
  const [place, isSlim] = only(2, args)
  if (typeof place !== 'string' || place.length > 10_000 || !isObject(parse(place))) throw wrong('place')
  if (typeof isSlim !== 'boolean') throw wrong('kind of window')
  return [place, isSlim]
}

function readItem(item: unknown): MenuItem {
  if (!isObject(item)) throw wrong('menu')
  const { id, title, keys, menu, group } = item
  if (typeof id !== 'string' || !/^[\w.:-]{1,80}$/.test(id)) throw wrong('menu')
  if (typeof title !== 'string' || title === '' || title.length > 120 || hasControls(title)) throw wrong('menu')
  if (keys !== null && (typeof keys !== 'string' || !isAccelerator(keys))) throw wrong('menu')
  if (typeof group !== 'number' || !Number.isFinite(group)) throw wrong('menu')
  const known = MENUS.find(name => name === menu)
  if (known === undefined) throw wrong('menu')
  return { id, title, keys, menu: known, group }
}

const MODIFIER = /^(CmdOrCtrl|CommandOrControl|Cmd|Command|Ctrl|Control|Alt|Option|AltGr|Shift|Super|Meta)$/
const KEY =
  /^([A-Z0-9]|F([1-9]|1\d|2[0-4])|Plus|Space|Tab|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|Esc|[-=[\]\\;',./`])$/i

/** Electron throws while building the whole menu over one key that it does not know. */
export function isAccelerator(keys: string): boolean {
  const parts = keys.split('+')
  const key = parts.pop()!
  return KEY.test(key) && parts.length <= 4 && parts.every(part => MODIFIER.test(part))
}

/** The arguments, when there are as many as there should be. */
export function only(count: number, args: readonly unknown[]): readonly unknown[] {
  if (args.length !== count) throw wrong('number of arguments')
  return args
}

/** What is thrown over an argument that is not what it should be. */
export function wrong(what: string): Refused {
  return new Refused(`The desktop was asked with a wrong ${what}.`)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
