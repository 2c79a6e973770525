import type { HighlightColor, Id } from '#data/rows.ts'
import { blocksFromTree, type MarkdownNode, type Meanings } from '#editor/convert.ts'
import { splitProperties } from '#formats/frontMatter.ts'
import { parseMarkdown } from '#formats/markdownTree.ts'
import { type Csl, emptyCsl } from '#lib/csl.ts'
import { type SampleSet, sampleId } from './sampleIds.ts'

export type SampleHighlight = {
  id: Id
  /** Under which a note quotes it: `![[file#^name]]`. */
  name: string
  color: HighlightColor
  words: string
  comment: string
  tags: string[]
}
export type SampleSource = {
  id: Id
  file: string
  csl: Csl
  tags: string[]
  /** Markdown, without its properties. */
  body: string
  highlights: SampleHighlight[]
}
export type SampleNote = { id: Id; title: string; aliases: string[]; tree: MarkdownNode }
export type Sample = { notes: SampleNote[]; sources: SampleSource[] }

const FILES = import.meta.glob<string>('./texts/*/*.md', { query: '?raw', import: 'default', eager: true })
const NO_SOURCES: SampleSource[] = []

/** What the sample or the guide holds, notes in the order in which they are read. */
export function readSample(set: SampleSet): Sample {
  const notes = filesIn(set === 'guide' ? 'guide' : 'notes').map(noteOf)
  return { notes, sources: set === 'guide' ? NO_SOURCES : filesIn('sources').map(sourceOf) }
}

type File = { name: string; fields: Record<string, unknown>; body: string }

function filesIn(folder: string): File[] {
  const paths = Object.keys(FILES).filter(path => path.startsWith(`./texts/${folder}/`))
  return paths.sort().map(path => {
    const { properties, body } = splitProperties(FILES[path] ?? '')
    return { name: path.replace(/^.*\/|\.md$/g, ''), fields: properties?.fields ?? {}, body: body.trim() }
  })
}

// The texts are ours: a test reads every one of them, so that nothing is repaired here.
function noteOf({ fields, body }: File): SampleNote {
  const { number, title, aliases = [] } = fields as { number: number; title: string; aliases?: string[] }
  return { id: sampleId('note', number), title, aliases, tree: parseMarkdown(body) }
}

type SourceFields = Partial<Csl> & {
  number: number
  tags: string[]
  highlights: (Omit<SampleHighlight, 'id'> & { number: number })[]
}

function sourceOf({ name, fields, body }: File): SampleSource {
  const { number, tags, highlights, ...csl } = fields as SourceFields
  return {
    id: sampleId('source', number),
    file: name,
    csl: { ...emptyCsl(), ...csl },
    tags,
    body: `${body}\n`,
    highlights: highlights.map(({ number: at, ...highlight }) => ({ id: sampleId('highlight', at), ...highlight })),
  }
}

/** The blocks of a note; `locatorOf` says where a highlight stands in its source. Throws where a link leads nowhere. */
export function blocksOf(note: SampleNote, sample: Sample, locatorOf: (highlight: Id) => string): unknown[] {
  const linkTo: Meanings['linkTo'] = name => {
    const target = sample.notes.find(each => each.title === name)
    if (target) return { target: target.id, targetKind: 'note', title: name }
    const source = sample.sources.find(each => each.file === name)
    if (!source) throw new Error(`[[${name}]] of “${note.title}” leads nowhere`)
    return { target: source.id, targetKind: 'source', title: source.csl.title }
  }
  const tell: Meanings['tell'] = (what, words) => {
    throw new Error(`“${note.title}” holds a ${what}: ${words}`)
  }
  const meanings = { linkTo, fileAt: () => null, tagOf: (tag: string) => tag, tell }
  return (note.tree.children ?? []).flatMap(node => {
    const quoted = quotedIn(node)
    return quoted ? [quoteOf(quoted, sample, locatorOf)] : blocksFromTree({ type: 'root', children: [node] }, meanings)
  })
}

/** `file#^name` of a paragraph that is nothing but `![[file#^name]]`. */
function quotedIn({ type, children = [] }: MarkdownNode): string | null {
  const [only, ...others] = children
  return type === 'paragraph' && only?.embed && others.length === 0 ? (only.name ?? null) : null
}

function quoteOf(written: string, { sources }: Sample, locatorOf: (highlight: Id) => string) {
  const [file, name] = written.split('#^')
  const source = sources.find(each => each.file === file)
  const highlight = source?.highlights.find(each => each.name === name)
  if (!source || !highlight) throw new Error(`![[${written}]] quotes nothing`)
  const { id, words } = highlight
  return { type: 'source-quote', version: 1, highlight: id, source: source.id, words, locator: locatorOf(id) }
}
