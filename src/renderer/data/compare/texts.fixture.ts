import fc from 'fast-check'
import {
  embed,
  heading,
  item,
  link,
  list,
  named,
  paragraph,
  quote,
  tag,
  text,
  toPart,
  webLink,
} from '../derived/nodes.fixture.ts'

const WORDS = ['aid', 'Salala', 'transit,', 'the road', 'کیا', 'ہے', 'پاکستان', 'zwnj می‌شود', '2011.', 'a', '—']
const word = fc.constantFrom(...WORDS)
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map(all => all.join(' '))

const bold = (written: string) => ({ ...text(written), format: 1 })
const footnote = (written: string) => ({ type: 'footnote', version: 1, content: [paragraph(text(written))] })
const image = (file: string, alt: string) => ({ type: 'image', version: 1, file, alt, width: 60 })
const id = fc.constantFrom('n1', 'n2', 'n3')

const inline = fc.oneof(
  { weight: 6, arbitrary: words.map(text) },
  words.map(bold),
  fc.tuple(id, word).map(([to, label]) => link(to, label)),
  fc.tuple(id, word).map(([to, label]) => toPart('p1', 'Part', link(to, label))),
  word.map(name => tag(name)),
  words.map(footnote),
  words.map(written => webLink(text(written))),
)
const line = fc.array(inline, { maxLength: 4 })

/** A top-level block of a note, of any kind. */
export const anyBlock = fc.oneof(
  { weight: 5, arbitrary: line.map(parts => paragraph(...parts)) },
  fc.tuple(fc.integer({ min: 1, max: 3 }), line).map(([level, parts]) => heading(level, ...parts)),
  fc.array(line, { minLength: 1, maxLength: 3 }).map(lines => list(...lines.map(parts => item(...parts)))),
  fc.tuple(id, words).map(([highlight, written]) => paragraph(quote(highlight, 's1', written))),
  fc.tuple(id, word).map(([to, label]) => embed(to, label)),
  fc.tuple(id, word).map(([file, alt]) => paragraph(image(file, alt))),
  fc.tuple(fc.constantFrom('p1', 'p2', 'p3'), line).map(([part, parts]) => named(part, paragraph(...parts))),
)
export const anyText = fc.array(anyBlock, { maxLength: 8 })

/** A text and what became of it: blocks left out, put in, changed and moved. */
export const textAndNext = fc
  .tuple(anyText, anyText, fc.array(fc.nat({ max: 4 }), { maxLength: 8 }))
  .map(([before, others, moves]) => {
    const after = [...before]
    for (const [at, move] of moves.entries()) {
      const place = after.length === 0 ? 0 : (at * 3) % after.length
      const other = others[at % Math.max(1, others.length)]
      if (move === 0) after.splice(place, 1)
      else if (move === 1 && other) after.splice(place, 0, other)
      else if (move === 2 && other && after.length > 0) after[place] = { ...after[place], ...other }
      else if (move === 3) after.push(...after.splice(place, 1))
    }
    return { before: before as unknown[], after: after as unknown[] }
  })
