import { describe, expect, it } from 'vitest'
import type { Verification } from '#data/journal/verified.ts'
import { countWords, listed, verifiedWords } from './copyWords.ts'

const OLD = 'snapshot-20261121T232430Z-40.zip'
const NEW = 'snapshot-20261122T232430Z-57.zip'
const JOURNAL = 'journal-20261122T080000Z-0a1b2c3d.txt'
const copies = [JOURNAL, OLD, NEW].map((name, at) => ({ name, size: at + 1 }))
const whole = { damage: 0, upTo: 60, isNewer: false }
const now = new Date(2026, 10, 22, 14, 32).getTime()
const told = (change: Partial<Verification> = {}): Verification => ({
  place: 'x',
  at: now,
  copies: { [JOURNAL]: whole, [OLD]: whole, [NEW]: whole },
  files: { count: 0, damaged: 0, mended: 0 },
  lost: 0,
  ...change,
})
const damaged = (name: string, lost = 0) =>
  told({ lost, copies: { ...told().copies, [name]: { damage: 1, upTo: 0, isNewer: false } } })

describe('the list', () => {
  it('has the newest first, with its time, its size and the last write in it', () => {
    const list = listed(copies, null)
    expect(list.map(({ name }) => name)).toEqual([NEW, JOURNAL, OLD])
    expect(list[0]).toMatchObject({ kind: 'Snapshot', at: Date.UTC(2026, 10, 22, 23, 24, 30), size: 3, upTo: 57 })
    expect(list[1]).toMatchObject({ kind: 'Journal', upTo: null, state: 'unchecked' })
    expect(listed(copies, told())[1]).toMatchObject({ upTo: 60, state: 'whole', meaning: null })
    expect(countWords(list)).toBe('2 snapshots and 1 journal')
  })

  it.each([
    [
      NEW,
      0,
      'It cannot be used. The one before it is whole, and the journals reach from there to now; nothing is lost.',
    ],
    [OLD, 0, 'It cannot be used. Other copies hold all of it; nothing is lost.'],
    [NEW, 3, 'It cannot be used. Make a snapshot now.'],
    [JOURNAL, 0, 'Some lines cannot be read; what they say stands in other copies too. Nothing is lost.'],
    [JOURNAL, 2, 'Some lines cannot be read, and stand nowhere else. The notebook itself has what they say.'],
  ])('says what it means that %s is damaged (%d writes nowhere else)', (name, lost, meaning) => {
    const list = listed(copies, damaged(name, lost))
    expect(list.find(copy => copy.name === name)).toMatchObject({ state: 'damaged', meaning })
    expect(list.filter(copy => copy.meaning !== null)).toHaveLength(1)
  })

  it('says of a snapshot whose records are whole that they are', () => {
    const list = listed(copies, told({ copies: { [NEW]: { damage: 1, upTo: 57, isNewer: false } } }))
    expect(list[0]).toMatchObject({
      state: 'damaged',
      meaning: 'A page in it that only people read is damaged. What is brought back from it is whole.',
    })
  })

  it('says of what a newer app wrote that it did', () => {
    const list = listed(copies, told({ copies: { [JOURNAL]: { ...whole, isNewer: true } } }))
    expect(list[1]).toMatchObject({ state: 'newer', meaning: 'A newer version of the app wrote in it.' })
  })
})

it.each([
  [null, 'Never verified.'],
  [told(), 'Verified today at 14:32: all of it is whole.'],
  [
    told({ files: { count: 12, damaged: 0, mended: 0 } }),
    'Verified today at 14:32: all of it is whole, with 12 files.',
  ],
  [damaged(NEW), 'Verified today at 14:32: 1 copy damaged, see below.'],
  [
    told({ files: { count: 9, damaged: 2, mended: 1 } }),
    'Verified today at 14:32: 1 damaged file written anew from the notebook. 1 file of sources and images damaged.',
  ],
  [damaged(JOURNAL, 2), 'Verified today at 14:32: 1 copy damaged, see below. 2 writes told by no copy.'],
])('says of the last verification %#', (last, words) => expect(verifiedWords(last, now)).toBe(words))
