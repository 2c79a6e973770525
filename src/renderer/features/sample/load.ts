import { headOf } from '#data/heads.ts'
import { addHighlight, restoreHighlight } from '#data/highlights.ts'
import { changeAliases, createNote, restoreNote } from '#data/notes.ts'
import type { Id } from '#data/rows.ts'
import { addSource, getVersion, restoreSource } from '#data/sources.ts'
import { captureFile } from '#formats/capture.ts'
import { type Canonical, locatorOf, makeAnchor } from '#lib/anchor.ts'
import type { SampleSet } from './sampleIds.ts'
import { blocksOf, readSample, type Sample, type SampleNote, type SampleSource } from './texts.ts'

/**
 * Adds what is not there yet and takes out of the trash what lies there; a record that is there stays as it is, so that
 * a load that was broken off is finished by the next. `tell` hears how much is done, 0 to 1. Returns the note to begin with.
 */
export async function loadSample(set: SampleSet, tell: (done: number) => void): Promise<Id> {
  const sample = readSample(set)
  const all = sample.sources.length + sample.notes.length
  let done = 0
  const locators = new Map<Id, string>()
  for (const source of sample.sources) {
    await loadSource(source, locators)
    tell(++done / all)
  }
  // The first note is made last: lists show the newest on top.
  for (const note of [...sample.notes].reverse()) {
    await loadNote(note, sample, locators)
    tell(++done / all)
  }
  return sample.notes[0]!.id
}

async function loadSource(source: SampleSource, locators: Map<Id, string>): Promise<void> {
  const versionId = (await keptVersion(source)) ?? (await addText(source))
  const version = versionId === null ? null : await getVersion(versionId)
  if (!version || versionId === null) throw new Error(`The text of “${source.csl.title}” could not be read`)
  for (const { id, words, color, comment, tags } of source.highlights) {
    const anchor = anchorOf(version, words)
    locators.set(id, locatorOf(version, anchor.start))
    const kept = headOf(id)
    if (!kept) await addHighlight({ id, sourceId: source.id, versionId, anchor, color, comment, tags })
    else if (kept.deletedAt !== null) await restoreHighlight(id)
  }
}

async function keptVersion({ id }: SampleSource): Promise<string | null> {
  const kept = headOf(id)
  if (kept?.kind !== 'source') return null
  if (kept.deletedAt !== null) await restoreSource(id)
  return kept.versionId
}

const OURS = 'A sample: the text is a summary written by the makers of the app, not the words of the publication.'

async function addText({ id, file, csl, tags, body }: SampleSource): Promise<string | null> {
  const captured = await captureFile({ name: `${file}.md`, bytes: new TextEncoder().encode(body) })
  const { source } = await addSource({ ...captured, csl, guessed: [], tags, remark: OURS }, id)
  return source.versionId
}

function anchorOf(version: Canonical, words: string) {
  const start = version.text.indexOf(words)
  if (start < 0) throw new Error(`“${words}” does not stand in its source`)
  return makeAnchor(version, start, start + words.length)
}

async function loadNote(note: SampleNote, sample: Sample, locators: Map<Id, string>): Promise<void> {
  const { id, title, aliases } = note
  const kept = headOf(id)
  if (kept && kept.deletedAt !== null) await restoreNote(id)
  if (kept) return
  await createNote({ id, title, blocks: blocksOf(note, sample, highlight => locators.get(highlight) ?? '') })
  if (aliases.length > 0) await changeAliases(id, { add: aliases })
}
