import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Clause, parseQuery } from './query.ts'

function shown(clause: Clause): string {
  const end = clause.isPrefix ? '*' : ''
  if (clause.kind === 'tag') return `#${clause.key}${end}`
  return `${clause.isTitle ? 'title:' : ''}${clause.words.join('+')}${end}`
}

function read(text: string): string {
  const { all, none } = parseQuery(text)
  return [...all.map(group => group.map(shown).join('|')), ...none.map(clause => `-${shown(clause)}`)].join(' ')
}

test.each([
  ['supply rou', 'supply rou*'],
  ['supply route ', 'supply route'],
  ['"supply route" regret', 'supply+route regret*'],
  ['"supply route"', 'supply+route'],
  ['"supply rou', 'supply+rou*'],
  ['“supply route” „regret“ «رسد کا»', 'supply+route regret رسد+کا'],
  ['”رسد کا راستہ“ ', 'رسد+کا+راستہ'],
  ['military-aid ', 'military+aid'],
  ["Pakistan's policy", 'pakistan+s policy*'],
  ['1,000 trucks ', '1+000 trucks'],
  ['tag:us/military-aid x ', '#us/military-aid x'],
  ['tag:"us/military aid" ', '#us/military aid'],
  ['tag:us/mil', '#us/mil*'],
  ['TAG:US ', '#us'],
  ['#us/aid x ', '#us/aid x'],
  ['tag:کشمير ', '#کشمیر'],
  ['a -b -"c d" -tag:x -title:y ', 'a -b -c+d -#x -title:y'],
  ['−apology regret ', 'regret -apology'],
  ['a NOT b ', 'a -b'],
  ['a OR b c ', 'a|b c'],
  ['OR a AND b ', 'a b'],
  ['title:"Kerry Lugar" bill', 'title:kerry+lugar bill*'],
  ['title:ker', 'title:ker*'],
  ['tag: title: - -- "" “ ', ''],
  ['follow-up – later ', 'follow+up later'],
  ['foo"bar baz"qux ', 'foo bar+baz qux'],
  ['http://x.y ', 'http+x+y'],
  ['', ''],
])('%j is read as %j', (text, expected) => {
  expect(read(text)).toBe(expected)
})

test('no text makes it throw, and no clause is empty', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(...' "“-#:/()*OR', 'tag:', 'title:', 'NOT ', 'a', 'ک', '\u202E', '\uD800', '\\'),
    }),
  )
  fc.assert(
    fc.property(hostile, text => {
      const { all, none } = parseQuery(text)
      for (const clause of [...all.flat(), ...none]) {
        if (clause.kind === 'tag') expect(clause.key).not.toBe('')
        else expect(clause.words.length).toBeGreaterThan(0)
      }
      for (const group of all) expect(group.length).toBeGreaterThan(0)
    }),
  )
})

test.each([
  ['kind:source aid ', ['source']],
  ['kind:Notes', ['note']],
  ['KIND:hi', ['highlight']],
  ['kind:hi ', undefined],
  ['kind:note kind:source ', ['note', 'source']],
  ['aid -kind:source ', ['note', 'highlight']],
  ['aid NOT kind:source ', ['note', 'highlight']],
  ['kind: kind:memo aid', undefined],
])('%j is asked of %j', (text, kinds) => {
  expect(parseQuery(text).kinds).toEqual(kinds)
})

test('a query of a megabyte is read at once', () => {
  expect(parseQuery('"a -b '.repeat(200_000)).all.length).toBeLessThan(100)
})
