import { newId } from '#lib/id.ts'
import { blocksFromJson } from './blocks.ts'
import { saveNote } from './notes.ts'
import type { Id, NoteHead } from './rows.ts'

/** What of `localStorage` is used: the one store that takes a text before a closing window is gone. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * A text that was not saved when its window closed. `parentRev` is the `textRev` it was made on, `ownRevs` those of the
 * saves that were on their way.
 */
export type Draft = {
  id: Id
  parentRev: string
  ownRevs?: string[]
  title: string
  blocks: string[]
  revive: boolean
}

const DRAFT = 'draft:'
const DAMAGED = 'damaged-draft:'
/** Stands in each draft that this window leaves, and names the lock that it holds while it lives. */
const WINDOW = newId()
const lockOf = (name: string) => `window:${name}`

function ownStore(): DraftStore | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage
  } catch {
    // A browser that is told to keep nothing of this site throws at the mere name.
    return null
  }
}

/** Leaves a draft under the name of one open text. Synchronous. False where there is no room for it. */
export function leaveDraft(name: string, draft: Draft, drafts = ownStore()): boolean {
  try {
    drafts?.setItem(DRAFT + name, JSON.stringify({ ...draft, window: WINDOW }))
    return drafts !== null
  } catch {
    // Too long for what is left of the browser's 5 million characters. An older draft stays: it is unsaved text too.
    return false
  }
}

/** To be called when its text is saved. */
export function clearDraft(name: string, drafts = ownStore()): void {
  drafts?.removeItem(DRAFT + name)
}

/**
 * Saves what windows left when they closed and returns the notes it went to, conflict copies among them. A draft that
 * cannot be read is kept under another name; one that cannot be saved stays for the next start.
 */
export async function replayDrafts(drafts = ownStore()): Promise<NoteHead[]> {
  if (!drafts) return []
  const names = Array.from({ length: drafts.length }, (_, i) => drafts.key(i)).filter(key => key?.startsWith(DRAFT))
  const recovered: NoteHead[] = []
  for (const name of names) {
    const head = await replayDraft(name!, drafts)
    if (head) recovered.push(head)
  }
  return recovered
}

async function replayDraft(name: string, drafts: DraftStore): Promise<NoteHead | null> {
  const kept = drafts.getItem(name)
  const draft = kept === null ? null : readDraft(kept)
  if (kept === null) return null
  const head = draft && (await saveDraft(draft))
  if (draft ? !head : !setAside(name, kept, drafts)) return null
  // Another window may have left a newer one meanwhile.
  if (drafts.getItem(name) === kept) drafts.removeItem(name)
  return head
}

/**
 * Saves what another window leaves when it closes, as soon as it is gone: who looks at the note here sees its last
 * words without a new start. While it lives it saves them itself.
 */
export function followDrafts(): void {
  // Where a browser has no locks nobody knows who lives, and a draft waits for the next start.
  if (typeof window === 'undefined' || !navigator.locks) return
  const drafts = ownStore()
  if (!drafts) return
  void navigator.locks.request(lockOf(WINDOW), () => new Promise(() => {}))
  window.addEventListener('storage', ({ key, newValue }) => {
    const owner = key?.startsWith(DRAFT) && newValue !== null && readOwner(newValue)
    if (key && owner) void navigator.locks.request(lockOf(owner), () => replayDraft(key, drafts))
  })
}

/** False where there is no room for it twice: it then stays where it is, and the notebook opens all the same. */
function setAside(name: string, kept: string, drafts: DraftStore): boolean {
  try {
    drafts.setItem(name.replace(DRAFT, DAMAGED), kept)
    return true
  } catch {
    return false
  }
}

async function saveDraft(draft: Draft): Promise<NoteHead | null> {
  try {
    const saved = await saveNote({ ...draft, blocks: blocksFromJson(draft.blocks) })
    return 'head' in saved ? saved.head : saved.conflict
  } catch {
    // A notebook that cannot be written now can still be read, and the draft waits.
    return null
  }
}

function readDraft(text: string): Draft | null {
  let draft: unknown
  try {
    draft = JSON.parse(text)
  } catch {
    return null
  }
  return isDraft(draft) ? draft : null
}

function readOwner(text: string): string | null {
  const { window: owner } = (readDraft(text) ?? {}) as { window?: unknown }
  return typeof owner === 'string' ? owner : null
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false
  const { id, parentRev, ownRevs = [], title, blocks } = value as Partial<Record<keyof Draft, unknown>>
  const areTexts = [id, parentRev, title].every(field => typeof field === 'string')
  return areTexts && Array.isArray(ownRevs) && Array.isArray(blocks) && blocks.every(block => typeof block === 'string')
}
