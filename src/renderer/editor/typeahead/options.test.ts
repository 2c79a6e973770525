import { describe, expect, test } from 'vitest'
import { NOWHERE, type Surroundings } from '../surroundings.ts'
import { aNote, aSource } from '../testEditor.ts'
import { type Option, optionsFor } from './options.ts'
import { placeMenu } from './place.ts'
import { findTrigger } from './trigger.ts'

const byId = <T extends { id: string }>(heads: T[]) => new Map(heads.map(head => [head.id, head]))
const around = (
  notes = [aNote('a', 'A')],
  sources = [aSource('s', 'S')],
  noteId: string | null = null,
): Surroundings => {
  const heads = { notes: byId(notes), sources: byId(sources), highlights: new Map() }
  const tagNames = () => [
    { tag: 'us/military aid', count: 52 },
    { tag: 'us', count: 40 },
    { tag: 'imf', count: 3 },
  ]
  return { ...NOWHERE, noteId, heads: () => heads, tagNames }
}
const link = (query: string) => ({ kind: 'link' as const, start: 0, query, shown: null })
const tag = (query: string) => ({ kind: 'tag' as const, start: 0, query })
const shown = (options: Option[]) =>
  options.map(option => ('end' in option ? `${option.words} (${option.end})` : option.words))

describe('what completes a link', () => {
  test('newest first when nothing is written, and never the note itself', () => {
    const notes = [
      aNote('a', 'Old', { changedAt: 1 }),
      aNote('b', 'New', { changedAt: 9 }),
      aNote('me', 'Me', { changedAt: 99 }),
    ]
    const options = optionsFor(link(''), around(notes, [aSource('s', 'Paper', { changedAt: 5 })], 'me'))
    expect(shown(options)).toEqual(['New (Note)', 'Paper (Source)', 'Old (Note)'])
  })

  test('titles, aliases and sources, and at the end what makes a new note', () => {
    const notes = [
      aNote('a', 'Northern Distribution Network', { aliases: ['NDN north'] }),
      aNote('t', 'North gone', { deletedAt: 3 }),
    ]
    const options = optionsFor(link('north'), around(notes, [aSource('s', 'The long way north')]))
    expect(new Set(shown(options).slice(0, 3))).toEqual(
      new Set(['Northern Distribution Network (Note)', 'NDN north (Alias)', 'The long way north (Source)']),
    )
    expect(options.at(-1)).toEqual({ kind: 'create', words: 'Create “north”', title: 'north' })
  })

  test('at most eight', () => {
    const notes = Array.from({ length: 30 }, (_, at) => aNote(`n${at}`, `North ${at}`))
    expect(optionsFor(link('north'), around(notes))).toHaveLength(8)
    expect(optionsFor(link(''), around(notes))).toHaveLength(8)
  })

  test('what is there is not made again', () => {
    expect(optionsFor(link('a'), around()).some(({ kind }) => kind === 'create')).toBe(false)
  })

  test('two of one title are told apart', () => {
    const notes = [aNote('a', 'KLB', { tags: ['us/congress'] }), aNote('b', 'KLB', { createdAt: Date.UTC(2020, 1, 3) })]
    const details = optionsFor(link('klb'), around(notes, [aSource('s', 'KLB')])).map(each =>
      'detail' in each ? each.detail : '',
    )
    expect(details).toContain('#us/congress')
    expect(details.join(' ')).toContain('2020')
    expect(details).toContain('Baloch, 2019')
  })
})

describe('what completes a tag', () => {
  test('the most used when nothing is written', () => {
    expect(shown(optionsFor(tag(''), around()))).toEqual(['#us/military aid (52)', '#us (40)', '#imf (3)'])
  })

  test('the very tag first, and none is made that is there', () => {
    const options = optionsFor(tag('US'), around())
    expect(shown(options)[0]).toBe('#us (40)')
    expect(options.some(({ kind }) => kind === 'create')).toBe(false)
  })

  test('a new one last', () => {
    expect(optionsFor(tag('aid/new'), around()).at(-1)).toMatchObject({ kind: 'create', title: 'aid/new' })
  })
})

describe('what is being written', () => {
  const known = { begins: (raw: string) => 'white house'.startsWith(raw), is: () => false }
  test.each([
    ['see [[nor', { kind: 'link', start: 4, query: 'nor', shown: null }],
    ['[[a|b ', { kind: 'link', start: 0, query: 'a', shown: 'b' }],
    ['[[', { kind: 'link', start: 0, query: '', shown: null }],
    ['[[C#', { kind: 'link', start: 0, query: 'C#', shown: null }],
    ['[[a]] #u', { kind: 'tag', start: 6, query: 'u' }],
    ['#', { kind: 'tag', start: 0, query: '' }],
    ['#white ho', { kind: 'tag', start: 0, query: 'white ho' }],
    ['#us ho', null],
    ['# ', null],
    ['[[a]]', null],
    ['[a', null],
    ['/', { kind: 'insert', start: 0, query: '' }],
    ['see /hea', { kind: 'insert', start: 4, query: 'hea' }],
    ['/quote the words', { kind: 'quote', start: 0, query: 'the words' }],
    ['and/or', null],
    ['https://x', null],
    ['/usr/bin', null],
    ['/heading two', null],
  ])('%j', (before, trigger) => expect(findTrigger(before, known)).toEqual(trigger))
})

describe('where the menu goes', () => {
  const sheet = { left: 100, top: 0, right: 700, bottom: 800 }
  const size = { width: 300, height: 150 }
  const at = (left: number, top: number) => ({ left, top, right: left + 8, bottom: top + 20 })
  test('under the mark', () => expect(placeMenu(at(150, 100), size, sheet, false)).toEqual({ left: 150, top: 124 }))
  test('inside the sheet', () => expect(placeMenu(at(650, 100), size, sheet, false).left).toBe(392))
  test('to the left where the text runs from the right', () => {
    expect(placeMenu(at(650, 100), size, sheet, true).left).toBe(358)
    expect(placeMenu(at(110, 100), size, sheet, true).left).toBe(108)
  })
  test('upward in the lowest 200 px', () => expect(placeMenu(at(150, 650), size, sheet, false).top).toBe(496))
})
