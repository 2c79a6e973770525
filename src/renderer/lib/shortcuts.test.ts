import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameKeys } from './keys.ts'
import { type Changed, holderOf, type Shortcut, shortcutTable, withKeys, withoutChanges } from './shortcuts.ts'

const all: Shortcut[] = [
  { id: 'note.new', usual: ['Mod+N'] },
  { id: 'find.next', usual: ['F3', 'Mod+G'] },
  { id: 'go.back', usual: ['Alt+ArrowLeft'] },
  { id: 'theme.dark', usual: [] },
]
const shell = { mac: false, desktop: true }
const tableOf = (changed: Changed, where = shell) => Object.fromEntries(shortcutTable(all, changed, where))

describe('the keys of all commands', () => {
  test('are the usual ones until they are changed', () => {
    expect(tableOf({})).toEqual({
      'note.new': ['Mod+N'],
      'find.next': ['F3', 'Mod+G'],
      'go.back': ['Alt+ArrowLeft'],
      'theme.dark': [],
    })
  })

  test('give way to what was changed, however it is written', () => {
    expect(tableOf({ 'theme.dark': ['Ctrl+G'] })).toMatchObject({ 'theme.dark': ['Ctrl+G'], 'find.next': ['F3'] })
    expect(tableOf({ 'note.new': [] })).toMatchObject({ 'note.new': [] })
  })

  test('stand once, where two commands were changed to the same', () => {
    const twice = { 'theme.dark': ['Mod+J'], 'go.back': ['Mod+J'] }
    expect(tableOf(twice)).toMatchObject({ 'go.back': ['Mod+J'], 'theme.dark': [] })
  })

  test('are the usual ones where the shell keeps what was chosen in the other', () => {
    const changed = { 'go.back': ['Mod+T'] }
    expect(tableOf(changed)).toMatchObject({ 'go.back': ['Mod+T'] })
    expect(tableOf(changed, { mac: false, desktop: false })).toMatchObject({ 'go.back': ['Alt+ArrowLeft'] })
  })

  test('leave alone what no command knows, and what makes no sense', () => {
    const changed = { 'of.later': ['Mod+N'], 'note.new': ['J'] }
    expect(tableOf(changed)).toMatchObject({ 'note.new': ['Mod+N'] })
    expect(withKeys({ id: 'note.new', keys: ['Mod+J'] }, all, changed, shell)).toMatchObject({ 'of.later': ['Mod+N'] })
    expect(withoutChanges(all, changed)).toEqual({ 'of.later': ['Mod+N'] })
  })
})

describe('changing keys', () => {
  test('tells who has them', () => {
    const table = shortcutTable(all, {}, shell)
    expect(holderOf('Ctrl+G', table, false)).toBe('find.next')
    expect(holderOf('Ctrl+G', table, true)).toBeNull()
    expect(holderOf('F3', table, false, 'find.next')).toBeNull()
  })

  test('takes them from whoever had them, and leaves that one the others', () => {
    const changed = withKeys({ id: 'theme.dark', keys: ['Mod+G'] }, all, {}, shell)
    expect(changed).toEqual({ 'theme.dark': ['Mod+G'], 'find.next': ['F3'] })
  })

  test('keeps nothing for what is as usual again', () => {
    const changed = { 'note.new': ['Mod+J'], 'find.next': ['F3'], 'theme.dark': ['Mod+G'] }
    expect(withKeys({ id: 'find.next', keys: ['F3', 'Mod+G'] }, all, changed, shell)).toEqual({
      'note.new': ['Mod+J'],
    })
  })

  test('whatever is changed, no keys stand twice and the chosen ones stand', () => {
    const keys = fc.constantFrom('Mod+N', 'Ctrl+G', 'Mod+G', 'F3', 'Mod+J', 'Alt+Ctrl+J')
    const id = fc.constantFrom(...all.map(each => each.id))
    const steps = fc.array(fc.record({ id, keys: fc.array(keys, { maxLength: 1 }) }), { maxLength: 8 })
    fc.assert(
      fc.property(steps, fc.boolean(), (taken, mac) => {
        let changed: Changed = {}
        for (const step of taken) {
          changed = withKeys(step, all, changed, { mac, desktop: true })
          const table = shortcutTable(all, changed, { mac, desktop: true })
          const used = [...table.values()].flat().map(each => sameKeys(each, mac))
          expect(new Set(used).size).toBe(used.length)
          expect(table.get(step.id)).toEqual(step.keys)
        }
      }),
    )
  })
})
