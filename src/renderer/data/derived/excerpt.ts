import type { Line } from './lines.ts'

const LONGEST = 140

/** The first words of a text in one line, headings left out unless there is nothing else. */
export function excerptOf(lines: Line[]): string {
  const prose = lines.filter(line => line.node.type !== 'heading')
  return firstWords(prose) || firstWords(lines)
}

function firstWords(lines: Line[]): string {
  let words = ''
  for (const line of lines) {
    if (words.length > LONGEST) break
    words = `${words} ${line.text.slice(0, LONGEST * 4)}`.replace(/\s+/g, ' ').trimStart()
  }
  words = words.trim()
  if (words.length <= LONGEST) return words
  const cut = words.slice(0, LONGEST)
  const space = cut.lastIndexOf(' ')
  return `${space > LONGEST / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')}…`
}
