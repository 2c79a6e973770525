import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from './sentence.ts'

/** The passage stands between the angle brackets of `marked`; the answer shows it in the same way. */
function around(marked: string): string {
  const start = marked.indexOf('<')
  const text = marked.replace('<', '').replace('>', '')
  const found = sentencesOf(text)(start, marked.indexOf('>') - 1)
  return `${found.sentence.slice(0, found.start)}<${found.sentence.slice(found.start, found.end)}>${found.sentence.slice(found.end)}`
}

describe('the sentence around a link', () => {
  it.each([
    ['One. Two has <a link> in it! Three.', 'Two has <a link> in it!'],
    ['<Alone>', '<Alone>'],
    [
      'The U.S. Secretary met Gen. <Kayani> in Rawalpindi. Then he left.',
      'The U.S. Secretary met Gen. <Kayani> in Rawalpindi.',
    ],
    ['He said “no.” The <aid> went on.', 'The <aid> went on.'],
    ['A title <Who pays? A note> is a link. Next.', 'A title <Who pays? A note> is a link.'],
    ['پہلا جملہ ہے۔ یہ <کشمیر> کے بارے میں ہے۔ تیسرا؟', 'یہ <کشمیر> کے بارے میں ہے۔'],
    ['line one\nline <two>\nline three', 'line <two>'],
    ['See <this>. And more', 'See <this>.'],
    ['First. <Second>', '<Second>'],
    ['It cost 1.5 billion, says <Dawn>.', 'It cost 1.5 billion, says <Dawn>.'],
  ])('%s', (text, expected) => {
    expect(around(text)).toBe(expected)
  })

  it('is cut between words where it is very long', () => {
    const long = 'word '.repeat(100)
    const found = around(`${long}<link> ${long}`)
    expect(found).toMatch(/^…word .*word <link> word.*word…$/)
    expect(found.length).toBeLessThan(320)
  })

  it('always shows the passage, however the text looks', () => {
    const text = fc.array(fc.constantFrom('a', ' ', '. ', '۔ ', '\n', '😀', 'U.S. ', 'word'), { maxLength: 300 })
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(40), (parts, at, length) => {
        const whole = parts.join('')
        const start = Math.min(at % (whole.length + 1), whole.length)
        const end = Math.min(start + length, whole.length)
        const found = sentencesOf(whole)(start, end)
        expect(found.sentence.slice(found.start, found.end).trim()).toBe(whole.slice(start, end).trim())
        expect(found.sentence.length).toBeLessThan(345)
      }),
    )
  })

  it('does not hang on a page of dots or of links', () => {
    const dots = '.'.repeat(200_000)
    expect(sentencesOf(dots)(10, 20).sentence.length).toBeLessThan(345)
    const sentenceAt = sentencesOf('a. '.repeat(50_000))
    for (let at = 0; at < 150_000; at += 3) sentenceAt(at, at + 1)
  })
})
