import { describe, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ ipcMain: {}, BrowserWindow: {} }))

import {
  isAccelerator,
  readAddress,
  readExtensions,
  readLanguages,
  readMenu,
  readNothing,
  readPlace,
  readTheme,
} from './arguments.ts'

const item = { id: 'note.new', title: 'New note', keys: 'CmdOrCtrl+N', menu: 'File', group: 1 }

describe('the menu', () => {
  it('takes a list of commands and leaves out what it does not know', () => {
    expect(readMenu([[{ ...item, role: 'toggleDevTools', click: 'x' }]])).toEqual([[item]])
    expect(readMenu([[]])).toEqual([[]])
  })

  it.each<{ args: unknown[] }>([
    { args: [] },
    { args: ['x'] },
    { args: [null] },
    { args: [[item], 1] },
    { args: [{ length: 1, 0: item }] },
    { args: [[null]] },
    { args: [[[]]] },
    { args: [Array(201).fill(item)] },
  ])('refuses $args', ({ args }) => expect(() => readMenu(args)).toThrow('The desktop was asked with a wrong'))

  it.each<Record<string, unknown>>([
    { id: '' },
    { id: 'a b' },
    { id: 'x'.repeat(81) },
    { title: '' },
    { title: 'x'.repeat(121) },
    { title: 'New\nnote' },
    { title: { toString: 'x' } },
    { keys: undefined },
    { keys: 'Ctrl+Nope' },
    { menu: 'Help' },
    { menu: '__proto__' },
    { group: '1' },
    { group: Number.NaN },
  ])('refuses an item with %j', wrong =>
    expect(() => readMenu([[{ ...item, ...wrong }]])).toThrow('The desktop was asked with a wrong'),
  )
})

describe('keys', () => {
  it.each([
    'CmdOrCtrl+N',
    'CmdOrCtrl+Shift+F',
    'Alt+Left',
    'F1',
    'F24',
    'CmdOrCtrl+,',
    'Ctrl+\\',
    'CmdOrCtrl+Alt+Shift+Plus',
  ])('knows %s', keys => expect(isAccelerator(keys)).toBe(true))
  it.each(['', '+', 'Ctrl+', 'N+Ctrl', 'Ctrl++', 'Ctrl+NN', 'F25', 'Hyper+N', 'Ctrl + N', 'Ctrl+é'])(
    'refuses %j',
    keys => expect(isAccelerator(keys)).toBe(false),
  )
})

describe('everything else', () => {
  it.each(['system', 'light', 'dark'])('takes the theme %s', theme => expect(readTheme([theme])).toEqual([theme]))
  it.each([[[]], [['sepia']], [[null]], [['dark', 1]]])('refuses the theme %j', args =>
    expect(() => readTheme(args)).toThrow(),
  )

  it('takes extensions', () => expect(readExtensions([['html', 'md']])).toEqual([['html', 'md']]))
  it.each([[['*']], [['.html']], [['a/b']], [['']], [[1]], ['html'], [Array(51).fill('a')], [null]])(
    'refuses the extensions %j',
    extensions => expect(() => readExtensions([extensions])).toThrow(),
  )

  it('takes an address as it is; what it may be is decided where it is opened', () =>
    expect(readAddress(['javascript:0'])).toEqual(['javascript:0']))
  it.each([[[1]], [[null]], [[]], [['a', 'b']]])('refuses the address %j', args =>
    expect(() => readAddress(args)).toThrow(),
  )

  it('takes a place, and whether the window is slim', () => {
    const place = '{"kind":"note","id":"1"}'
    expect(readPlace([place, true])).toEqual([place, true])
    for (const isSlim of [undefined, null, 1, 'true']) expect(() => readPlace([place, isSlim])).toThrow()
  })
  it.each([undefined, null, 1, '', 'x', '[]', '"x"', 'null', `{"a":"${'x'.repeat(10_000)}"}`, { kind: 'note' }])(
    'refuses the place %j',
    place => expect(() => readPlace([place, false])).toThrow(),
  )
})

describe('languages and nothing', () => {
  it('takes the names of languages', () => expect(readLanguages([['en-GB', 'ur']])).toEqual([['en-GB', 'ur']]))
  it.each<{ args: unknown[] }>([
    { args: [] },
    { args: ['en'] },
    { args: [['../en']] },
    { args: [Array(21).fill('en')] },
    { args: [[7]] },
  ])('refuses $args', ({ args }) => expect(() => readLanguages(args)).toThrow('wrong'))
  it('takes no arguments where there are none', () => {
    expect(readNothing([])).toEqual([])
    expect(() => readNothing(['/etc'])).toThrow('wrong number of arguments')
  })
})
