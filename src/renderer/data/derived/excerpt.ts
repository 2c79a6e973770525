import type { Line } from './lines.ts'

const LONGEST = 140

/** The first words of a text in one line, headings left out unless there is nothing else. */
export function excerptOf(lines: Line[]): string {
  const prose = lines.filter(line => line.node.type !== 'heading')
  return firstWords(prose) || firstWords(lines)
}

/** Most texts have single spaces already, and looking is cheaper than replacing each by itself. */
const oneLine = (text: string) => (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text)

function firstWords(lines: Line[]): string {
  let words = ''
  for (const line of lines) {
    if (words.length > LONGEST) break
    words = oneLine(`${words} ${line.text.slice(0, LONGEST * 4)}`).trimStart()
  }
  words = words.trim()
  if (words.length <= LONGEST) return words
  const cut = words.slice(0, LONGEST)
  const space = cut.lastIndexOf(' ')
  return `${space > LONGEST / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')}…`
}
