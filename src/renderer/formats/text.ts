import { guessHead, type HeadGuess } from './guess.ts'
import { MOST_LETTERS, type Plain, type PlainBlock, toPlain } from './plain.ts'

/** A plain text or pasted article, read. */
export type TextRead = { head: HeadGuess; plain: Plain & { cut: boolean } }

/**
 * Reads a plain text: paragraphs by empty lines, or by lines where there are none or where lines were not wrapped by
 * hand; the first short line is the title and is not repeated in the text, nor are lines that only name authors and
 * date, unless `keepsHead`. Everything else stays, also what looks like junk.
 */
export function readText(raw: string, { keepsHead = false } = {}): TextRead {
  const cut = raw.length > MOST_LETTERS * 1.2
  const text = (cut ? raw.slice(0, MOST_LETTERS * 1.2) : raw).replace(/\r\n?|\u2028/g, '\n').replace(/\u2029/g, '\n\n')
  const paragraphs = healDropCaps(paragraphsOf(text), text)
  const head = guessHead(paragraphs)
  const said = keepsHead ? [head.titleLine] : [head.titleLine, head.authorLine, head.issuedLine]
  const rest = paragraphs.filter((_, i) => !said.includes(i))
  const body = rest.length > 0 ? rest : paragraphs
  const plain = toPlain(body.map((p): PlainBlock => ({ tag: 'p', text: p })))
  return { head, plain: { ...plain, cut: plain.cut || cut } }
}

function paragraphsOf(text: string): string[] {
  const chunks = text.split(/\n[ \t\f\v]*\n\s*/)
  const wrapped = isWrapped(chunks)
  return chunks
    .flatMap(chunk => (wrapped ? [chunk.replace(/\n/g, ' ')] : chunk.split('\n')))
    .map(p => p.trim())
    .filter(p => p !== '')
}

/** Lines broken by hand at a column: many lines in a row that are about as long as each other, few of them ending a sentence. */
function isWrapped(chunks: string[]): boolean {
  let followed = 0
  let full = 0
  for (const chunk of chunks.slice(0, 2000)) {
    const lines = chunk.split('\n')
    for (const line of lines.slice(0, -1)) {
      followed++
      if (line.length >= 50 && line.length <= 100 && !/[.!?۔؟]["”’)]?\s*$/.test(line)) full++
    }
  }
  return followed >= 5 && full > followed * 0.6
}

/**
 * "I", empty line, "slamabad is keen": a drop capital that became a paragraph. Put back only where it is certain: the
 * next paragraph begins in lower case, and the word made occurs elsewhere or the letter is no word by itself.
 */
function healDropCaps(paragraphs: string[], text: string): string[] {
  const healed: string[] = []
  for (let i = 0; i < paragraphs.length; i++) {
    const letter = paragraphs[i]!
    const next = paragraphs[i + 1]
    const word = next === undefined ? undefined : /^\p{Ll}+/u.exec(next)?.[0]
    const alone = /^\p{Lu}$/u.test(letter) && word !== undefined
    const known = alone && new RegExp(`(?<!\\p{L})${letter}${word}(?!\\p{L})`, 'iu').test(text)
    if (alone && (known || !/[AIOaeio]/.test(letter))) {
      healed.push(letter + next)
      i++
    } else {
      healed.push(letter)
    }
  }
  return healed
}
