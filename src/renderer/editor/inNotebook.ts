import { putFile } from '#data/files.ts'
import { heads } from '#data/heads.ts'
import { createNote, openNote } from '#data/notes.ts'
import { listParts, namePart } from '#data/parts.ts'
import type { Highlight, Id } from '#data/rows.ts'
import { getFile, getVersion } from '#data/sources.ts'
import { tagNames } from '#data/tags.ts'
import { locatorOf } from '#lib/anchor.ts'
import { openOutside } from '#lib/desktop.ts'
import type { Open } from '#lib/place.ts'
import { NOWHERE, type Surroundings } from './surroundings.ts'

async function locatorOfHighlight({ versionId, anchor }: Highlight): Promise<string> {
  const version = await getVersion(versionId)
  return version ? locatorOf(version, anchor.start) : ''
}

const FIRST_LETTERS = 600

async function firstLines(source: Id): Promise<string> {
  const version = await getVersion(heads.get().sources.get(source)?.versionId ?? '')
  return version?.text.slice(0, FIRST_LETTERS) ?? ''
}

/** The notebook around a text of the window; `noteId` is null where the text is no note that is open. */
export function inNotebook(noteId: Id | null, open: Open): Surroundings {
  return {
    ...NOWHERE,
    noteId,
    heads: heads.get,
    subscribe: heads.subscribe,
    tagNames,
    createNote,
    locatorOf: locatorOfHighlight,
    listParts,
    namePart,
    readNote: openNote,
    readSource: firstLines,
    readFile: getFile,
    keepFile: putFile,
    open,
    openOutside: address => void openOutside(address),
  }
}
