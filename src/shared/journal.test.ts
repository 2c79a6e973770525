import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checksum } from './checksum.ts'
import { frameOf, type JournalRecord, scanJournal } from './journal.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const joined = (parts: Uint8Array[]) => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const record = fc.record({
  notebook: fc.constant('n'),
  seq: fc.nat(),
  schema: fc.constant(1),
  kind: fc.constantFrom('write', 'unsaved text'),
  at: fc.nat(),
  payload: fc.dictionary(
    fc.string({ minLength: 1, maxLength: 5 }),
    fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('~1 00000000 3 {', '\n~1 ', 'پاکستان')),
    { maxKeys: 4, noNullPrototype: true },
  ),
})
const records = fc
  .array(record, { minLength: 1, maxLength: 8 })
  // JSON has no lone surrogates of its own, and a key such as __proto__ is no field.
  .map(list => list.map((one, seq) => JSON.parse(JSON.stringify({ ...one, seq })) as JournalRecord))
const framed = (list: JournalRecord[]) => list.map(one => frameOf(JSON.stringify(one)))

/** The records whose bytes nothing has touched. */
const untouched = (list: JournalRecord[], frames: Uint8Array[], isTouched: (from: number, to: number) => boolean) => {
  let at = 0
  return list.filter((_, i) => {
    const from = at
    at += frames[i]!.length
    // The line end may go: the record stands without it.
    return !isTouched(from, at - 1)
  })
}

describe('the checksum', () => {
  it('is CRC-32C', () => {
    // The check value of the Rocksoft model, and 32 zeroes and 32 ones of RFC 3720 B.4.
    expect(checksum(encode('123456789'))).toBe('e3069283')
    expect(checksum(new Uint8Array(32))).toBe('8a9136aa')
    expect(checksum(new Uint8Array(32).fill(255))).toBe('62a8ab43')
  })
})

describe('a journal', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(records, list => {
        expect(scanJournal(joined(framed(list)))).toEqual({ records: list, damage: [] })
      }),
    )
  })

  it('that was cut anywhere gives every record that ended before', () => {
    fc.assert(
      fc.property(records, fc.nat(), (list, where) => {
        const frames = framed(list)
        const whole = joined(frames)
        const cut = where % (whole.length + 1)
        const { records: found, damage } = scanJournal(whole.subarray(0, cut))
        expect(found).toEqual(untouched(list, frames, (_, to) => to > cut))
        if (damage.length > 0) expect(damage).toEqual([{ from: expect.any(Number), to: cut, newer: false }])
      }),
    )
  })

  it('with flipped bytes loses the records they stand in and no other', () => {
    fc.assert(
      fc.property(
        records,
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 3 }),
        (list, flips) => {
          const frames = framed(list)
          const whole = joined(frames)
          const at = flips.map(([where, bits]) => {
            whole[where % whole.length]! ^= bits
            return where % whole.length
          })
          const { records: found } = scanJournal(whole)
          const kept = untouched(list, frames, (from, to) => at.some(one => one >= from && one < to))
          // Two flips of one byte may undo each other.
          expect(found).toEqual(expect.arrayContaining(kept))
          expect(list).toEqual(expect.arrayContaining(found))
        },
      ),
    )
  })

  it('with a zeroed page loses the records that lay in it and no other', () => {
    fc.assert(
      fc.property(records, fc.nat(), fc.integer({ min: 1, max: 300 }), (list, where, length) => {
        const frames = framed(list)
        const whole = joined(frames)
        const from = where % whole.length
        const to = Math.min(whole.length, from + length)
        whole.fill(0, from, to)
        const { records: found, damage } = scanJournal(whole)
        expect(found).toEqual(untouched(list, frames, (start, end) => from < end && to > start))
        expect(damage.length).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('that two wrote into at once gives all that was not torn apart', () => {
    fc.assert(
      fc.property(records, records, fc.nat(), (ours, theirs, where) => {
        const frames = framed(ours)
        const whole = joined(frames)
        const at = where % (whole.length + 1)
        const mixed = joined([whole.subarray(0, at), joined(framed(theirs)), whole.subarray(at)])
        const { records: found } = scanJournal(mixed)
        const kept = untouched(ours, frames, (from, to) => from < at && to > at)
        expect(found).toHaveLength(kept.length + theirs.length)
        expect(found).toEqual(expect.arrayContaining([...kept, ...theirs]))
      }),
    )
  })

  it('of a newer format says so', () => {
    const frame = new TextDecoder().decode(frameOf('{"a":1}')).replace('~1', '~2')
    expect(scanJournal(encode(frame))).toEqual({ records: [], damage: [{ from: 0, to: frame.length, newer: true }] })
  })

  it('holds no record that is no record, whatever its checksum', () => {
    for (const json of [
      '{}',
      '{"seq":"1"}',
      '{"notebook":"n","seq":1,"schema":1,"kind":"write","at":0,"payload":null}',
    ]) {
      expect(scanJournal(frameOf(json))).toMatchObject({ records: [], damage: [{ newer: false }] })
    }
  })

  it('of nothing but beginnings is read in a moment', () => {
    const begun = '~1 00000000 0000100000 {'
    const { records: found } = scanJournal(encode(begun.repeat(100_000)))
    expect(found).toEqual([])
  })
})
