import { normalTag } from '#lib/tag.ts'
import { type Line, textField } from './lines.ts'

/** Normal forms of the tags in the text, in order, repeats included. */
export function tagsIn(lines: Line[]): string[] {
  return lines
    .flatMap(line => line.marks)
    .filter(mark => mark.node.type === 'tag')
    .map(mark => normalTag(textField(mark.node, 'text')))
    .filter(tag => tag !== null)
}
