import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanAddress, cleanLine } from './clean.ts'

describe('a line from a stranger', () => {
  it.each([
    ['  two \n words ', 'two words'],
    ['gnp.\u202eevil\u2066\u200b', 'gnp.evil'],
    ['می\u200cخواہم', 'می\u200cخواہم'],
    ['a\u0000b\u001bc', 'abc'],
    ['\ud800lone', 'lone'],
    ['𝒜 fine', '𝒜 fine'],
  ])('%j becomes %j', (raw, clean) => {
    expect(cleanLine(raw)).toBe(clean)
  })

  it('is short, one line and well formed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), raw => {
        const clean = cleanLine(raw, 50)
        expect(clean.length).toBeLessThanOrEqual(51)
        expect(clean).not.toMatch(/[\n\r\u202a-\u202e\u2066-\u2069]/)
        expect(clean.isWellFormed()).toBe(true)
      }),
    )
    expect(cleanLine({ toString: () => 'x' })).toBe('')
  })
})

describe('an address', () => {
  it.each([
    ['https://a.example/b?c#d', 'https://a.example/b?c#d'],
    ['HTTP://A.example', 'http://a.example/'],
    ['https://user:secret@a.example/', 'https://a.example/'],
    ['javascript:evil()', ''],
    ['data:text/html,x', ''],
    ['file:///etc/passwd', ''],
    ['/relative', ''],
    ['', ''],
    [`https://a.example/${'x'.repeat(2000)}`, ''],
  ])('%j becomes %j', (raw, clean) => {
    expect(cleanAddress(raw)).toBe(clean)
  })

  it('is made whole by the page it stands on', () => {
    expect(cleanAddress('../b', 'https://a.example/x/y')).toBe('https://a.example/b')
    expect(cleanAddress('java\nscript:evil()', 'https://a.example/')).toBe('')
  })
})
