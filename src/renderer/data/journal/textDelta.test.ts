import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TextDeltas } from './textDelta.ts'

const long = (words: string) => words.repeat(1000)
const text = fc.array(fc.constantFrom('a', 'b', 'c', long('dddd'), long('eeeee')), { maxLength: 12 })

it('says each text so that it can be told from the record and an earlier whole one', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('x', 'y'), text), { maxLength: 80 }), writes => {
      const deltas = new TextDeltas()
      const wholes = new Map<string, string[]>()
      for (const [seq, [id, blocks]] of writes.entries()) {
        const { base, list: kept } = deltas.record(id, blocks, seq)
        if (!base) wholes.set(`${id}:${seq}`, kept)
        const whole = base && wholes.get(`${id}:${base.seq}`)!
        const told = base ? [...whole!.slice(0, base.start), ...kept, ...whole!.slice(whole!.length - base.end)] : kept
        expect(told).toEqual(blocks)
      }
    }),
  )
})

it('says of a long text that is being typed only what is typed, and the whole now and then', () => {
  const deltas = new TextDeltas()
  const paragraphs = Array.from({ length: 100 }, (_, i) => long(String(i % 10)))
  const records = Array.from({ length: 102 }, (_, seq) => {
    const typed = paragraphs.with(40, `typed ${seq}`)
    return deltas.record('x', typed, seq)
  })
  expect(records[1]).toEqual({ list: ['typed 1'], base: { seq: 0, start: 40, end: 59 } })
  expect(records.flatMap((one, seq) => (one.base ? [] : [seq]))).toEqual([0, 51])
})

it('records a short text whole', () => {
  const deltas = new TextDeltas()
  deltas.record('x', ['a', 'b'], 1)
  expect(deltas.record('x', ['a', 'c'], 2)).toEqual({ list: ['a', 'c'] })
})
