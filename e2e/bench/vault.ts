import { strToU8, zipSync } from 'fflate'
import { libraryTexts, type NoteText } from './library.ts'

/** A word that stands in the last note of a vault and nowhere else. */
export const LAST_WORD = 'zyzzyva'

/** A zip of Markdown as Obsidian keeps it: properties, headings, marks, a list, five links and a line of tags each. */
export function vaultZip(count: number): Blob {
  const texts = libraryTexts(count)
  const files = texts.map((text, at) => [
    `Vault/${text.title}.md`,
    strToU8(markdownOf(text, at === count - 1 ? LAST_WORD : '')),
  ])
  return new Blob([zipSync(Object.fromEntries(files)) as BlobPart], { type: 'application/zip' })
}

function markdownOf({ title, paragraphs, tags }: NoteText, last: string): string {
  const spelled = tags.map(tag => tag.replaceAll(' ', '-'))
  const [first = '', second = '', ...rest] = paragraphs
  return `---
aliases: [${title.replace(' and ', ' with ')}]
tags:
${spelled.map(tag => `  - ${tag}`).join('\n')}
created: 2024-03-01
---
# ${title}

${first}

**${second.slice(0, second.indexOf(' ', 12))}**${second.slice(second.indexOf(' ', 12))}

- [ ] ask about the annex
- read *the protocol*

## Sources

${rest.join('\n\n')}

${spelled.map(tag => `#${tag}`).join(' ')} ${last}
`
}
