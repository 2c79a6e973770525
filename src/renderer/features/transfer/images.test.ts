import { expect, test } from 'vitest'
import { freshMachine } from '#data/machine.fixture.ts'
import { openWindow } from '#data/window.fixture.ts'
import { unzip, zipWriter } from '#formats/zip.ts'

const options = () => ({
  onProgress: () => undefined,
  signal: new AbortController().signal,
  folderTags: false,
  clean: (html: string) => html,
})
const watch = () => ({ onProgress: () => undefined, signal: new AbortController().signal })

/** A machine with an empty notebook, and this folder's modules over it. */
async function fresh() {
  freshMachine()
  const window = await openWindow()
  const [out, back] = await Promise.all([import('./exportNotebook.ts'), import('./importFiles.ts')])
  return { window, ...out, ...back }
}

const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

const png = (words: string) => new Uint8Array([0x89, ...encode(`PNG\r\n\x1a\n${words}`)])
function vault(files: Record<string, string | Uint8Array>): File {
  const zip = zipWriter()
  for (const [path, words] of Object.entries(files)) zip.add(path, typeof words === 'string' ? encode(words) : words)
  return new File([zip.finish()], 'vault.zip')
}

type App = Awaited<ReturnType<typeof fresh>>
async function blocksOf({ window }: App, title: string): Promise<Record<string, unknown>[]> {
  const head = [...window.heads.get().notes.values()].find(note => note.title === title)
  const body = head && (await window.db.bodies.get(head.id))
  return (body?.blocks ?? []).map(block => JSON.parse(block))
}
const imagesOf = async (app: App, title: string) =>
  (await blocksOf(app, title))
    .filter(block => block.type === 'image')
    .map(({ file, alt, width }) => ({ file, alt, width }))

const VAULT = {
  'Notes/Gate.md':
    '![[gate.png]]\n\nSee\n\n![The map|350](../maps/the%20map.png)\n\n![[missing.png|200]] ![x](https://x.org/a.png)',
  'Notes/Again.md': '![[attachments/gate.png|The gate]]\n\n![a](..\\..\\..\\gate.png)',
  'Notes/Hostile.md': '![p](../../../etc/passwd) ![[run.png]] ![d](data:image/png;base64,AAAA)',
  'attachments/gate.png': png('gate'),
  'maps/the map.png': png('map'),
  'maps/unused.png': png('unused'),
  'run.png': '<svg onload="steal()">',
}

test('images of a vault come in by their bytes, where a note shows them; the rest is told', async () => {
  const app = await fresh()
  const report = await app.importFiles([vault(VAULT)], options())
  const files = await app.window.db.files.toArray()
  expect(files.map(({ name, type }) => `${name} ${type}`).sort()).toEqual([
    'gate.png image/png',
    'the map.png image/png',
  ])
  const [gate, map] = ['gate.png', 'the map.png'].map(name => files.find(file => file.name === name)?.id)
  expect(await imagesOf(app, 'Gate')).toEqual([
    { file: gate, alt: '', width: null },
    { file: map, alt: 'The map', width: 50 },
  ])
  expect(await imagesOf(app, 'Again')).toEqual([
    { file: gate, alt: 'The gate', width: null },
    { file: gate, alt: 'a', width: null },
  ])
  expect(await imagesOf(app, 'Hostile')).toEqual([])
  const words = JSON.stringify(await blocksOf(app, 'Gate'))
  expect(words).toContain('![[missing.png|200]]')
  expect(words).toContain('https://x.org/a.png')
  expect(report.remarks.map(({ sentence }) => sentence)).toEqual(
    expect.arrayContaining([
      'In no note, and left out: 2 images.',
      'Not found or not readable, and only named in the text: 5 images.',
    ]),
  )
  const again = await app.importFiles([vault(VAULT)], options())
  expect([again.notes, await app.window.db.files.count()]).toEqual([0, 2])
})

test('images go out where Obsidian finds them, and come back, also where the Markdown was changed since', async () => {
  const app = await fresh()
  await app.importFiles([vault({ 'Gate.md': '![The gate|350](gate.png)', 'gate.png': png('gate') })], options())
  const [file] = await app.window.db.files.toArray()
  const { zip } = await app.exportNotebook(watch())
  const { files: entries } = await unzip(zip, () => true)
  expect(decode(entries.get('notes/Gate.md'))).toContain(`![The gate|350](../sources/originals/${file!.id}.png)`)
  expect(entries.get(`sources/originals/${file!.id}.png`)).toEqual(file!.bytes)

  const changed = {
    ...Object.fromEntries(entries),
    'notes/Gate.md': `${decode(entries.get('notes/Gate.md'))}

More.
`,
  }
  const other = await fresh()
  await other.importFiles([vault(changed)], options())
  expect(await imagesOf(other, 'Gate')).toEqual([{ file: file!.id, alt: 'The gate', width: 50 }])
  expect((await blocksOf(other, 'Gate')).at(-1)).toMatchObject({ children: [{ text: 'More.' }] })
  expect(await other.window.db.files.count()).toBe(1)
})
