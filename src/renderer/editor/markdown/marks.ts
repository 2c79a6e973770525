/** The marks of a text, by their bits in Lexical (`IS_BOLD` and so on), outermost first, and what they are in Markdown. */
export const MARKS: readonly { bit: number; node?: string; html?: string }[] = [
  { bit: 1, node: 'strong' },
  { bit: 2, node: 'emphasis' },
  { bit: 4, node: 'delete' },
  { bit: 8, html: 'u' },
  { bit: 32, html: 'sub' },
  { bit: 64, html: 'sup' },
  { bit: 128, html: 'mark' },
]
export const CODE = 16
