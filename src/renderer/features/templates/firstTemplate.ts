import { createNote } from '#data/notes.ts'
import type { NoteHead } from '#data/rows.ts'
import { TEMPLATE_TAG } from '#data/templates.ts'

const text = (words: string) => ({
  type: 'text',
  version: 1,
  text: words,
  format: 0,
  detail: 0,
  mode: 'normal',
  style: '',
})
const block = { version: 1, direction: null, format: '', indent: 0 }
const paragraph = (...children: object[]) => ({ ...block, type: 'paragraph', textFormat: 0, textStyle: '', children })
const heading = (words: string) => ({ ...block, type: 'heading', tag: 'h2', children: [text(words)] })

/** A template to begin with: a note like any other, which its tag makes one. */
export function makeFirstTemplate(): Promise<NoteHead> {
  return createNote({
    title: 'Meeting (template)',
    blocks: [
      paragraph({ ...text(`#${TEMPLATE_TAG}`), type: 'tag', mode: 'token' }),
      paragraph(text('{{title}}, {{date}}, {{time}}')),
      heading('Who was there'),
      paragraph(text('{{cursor}}')),
      heading('What was said'),
      paragraph(),
      heading('What follows'),
      paragraph(),
    ],
  })
}
