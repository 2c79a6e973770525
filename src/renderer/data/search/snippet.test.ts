import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuery } from './query.ts'
import { lightsOf, litIn, snippetOf } from './snippet.ts'

const lights = (query: string) => lightsOf(parseQuery(query), new Map())
function marked(text: string, lit: [number, number][]): string {
  let out = ''
  let at = 0
  for (const [start, end] of lit) {
    out += `${text.slice(at, start)}[${text.slice(start, end)}]`
    at = end
  }
  return out + text.slice(at)
}

function shown(text: string, query: string, length?: number): string {
  const snippet = snippetOf(text, lights(query), length)
  return marked(snippet.text, snippet.lit)
}

test.each([
  ['words and beginnings', 'Reopening the supply route', 'sup route ', 'Reopening the supply [route]'],
  ['the word being typed', 'Reopening the supply route', 'route sup', 'Reopening the [supply] [route]'],
  ['a phrase as one', 'the supply route, the route supply', '"supply route"', 'the [supply route], the route supply'],
  ['a phrase over a hyphen', 'on military-aid now', 'military-aid ', 'on [military-aid] now'],
  ['overlaps once', 'supply route', '"supply route" route ', '[supply route]'],
  ['Urdu as it was typed', 'سلالہ كے بعد رسد', 'کے ', 'سلالہ [كے] بعد رسد'],
  ['diacritics', 'Ḥāfiẓ Saʿīd said', 'hafiz said', '[Ḥāfiẓ] [Saʿīd] [said]'],
  ['nothing that was excluded', 'aid and trade', 'aid -trade ', '[aid] and trade'],
])('lights %s', (_, text, query, expected) => {
  expect(marked(text, litIn(text, lights(query)))).toBe(expected)
})

describe('the snippet', () => {
  const filler = 'Much was said at length about other things in other places. '

  test('begins with the sentence and ends with a word', () => {
    expect(shown(`${filler.repeat(5)}The convoys waited for regret. ${filler.repeat(5)}`, 'regret', 80)).toBe(
      'The convoys waited for [regret]. Much was said at length about other things in other…',
    )
  })

  test('breaks a long sentence before the words', () => {
    const text = `${'one two three four five '.repeat(10)}regret ${'six seven '.repeat(20)}`
    expect(shown(text, 'regret', 100)).toMatch(/^…\w+ .*\[regret\].*…$/)
  })

  test('is the place where most of the words stand together', () => {
    const text = `regret ${filler.repeat(6)} route ${filler.repeat(6)} The route of regret. ${filler.repeat(6)}`
    expect(shown(text, 'route regret', 60)).toContain('The [route] of [regret].')
  })

  test('is found far down in a long source', () => {
    const text = `${filler.repeat(8000)}\n\nOnly here: Torkham.`
    expect(shown(text, 'torkham')).toBe('Only here: [Torkham].')
  })

  test('is the beginning where only title or tag matched', () => {
    expect(shown(`First words.\n${filler.repeat(9)}`, 'tag:us ', 20)).toBe('First words. Much was…')
    expect(shown('', 'x')).toBe('')
  })

  test('its lights lie within it, in order and apart, whatever the text', () => {
    const unit = fc.constantFrom('aid', 'ai', 'ا\u0653', 'کا', 'ﷺ', ' ', ' ', '. ', '\n', '😀', '\uD800', '\u0301', 'ß')
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 80 }),
        fc.array(unit, { maxLength: 4 }),
        fc.nat(60),
        (text, query, length) => {
          const whole = text.join('')
          const snippet = snippetOf(whole, lights(query.join(' ')), length)
          let last = -1
          for (const [start, end] of snippet.lit) {
            expect(start).toBeGreaterThan(last)
            expect(end).toBeGreaterThan(start)
            last = end
          }
          expect(last).toBeLessThanOrEqual(snippet.text.length)
          const bare = snippet.text.replace(/^…|…$/g, '')
          expect(whole.replace(/\s/g, ' ')).toContain(bare)
        },
      ),
    )
  })
})
