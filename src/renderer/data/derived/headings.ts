import { type Line, textField } from './lines.ts'

export type FoundHeading = { level: number; text: string }

/** Headings with their level, 1 to 6; those without words are left out. */
export function headingsIn(lines: Line[]): FoundHeading[] {
  return lines
    .filter(line => line.node.type === 'heading' && line.text.trim() !== '')
    .map(line => ({ level: levelOf(textField(line.node, 'tag')), text: line.text.replace(/\s+/g, ' ').trim() }))
}

function levelOf(tag: string): number {
  return /^h[1-6]$/.test(tag) ? Number(tag[1]) : 1
}
