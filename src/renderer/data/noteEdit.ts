import { newId, newRev } from '#lib/id.ts'
import { blocksFromJson, blocksToJson, isSameText } from './blocks.ts'
import { carryIds } from './carryIds.ts'
import { renewConnection, whyReadOnly } from './db.ts'
import { clearDraft, type DraftStore, leaveDraft } from './drafts.ts'
import { store } from './headStore.ts'
import { recordUnsaved } from './journal/journal.ts'
import { type OpenedNote, openNote, saveNote } from './notes.ts'
import type { Id, NoteHead } from './rows.ts'
import { reasonOf, reportSaved, reportUnsaved } from './saving.ts'

export type NoteEditEvents = {
  /** Another window saved this note and nothing here is unsaved: show this. */
  onForeign(opened: OpenedNote): void
  /** Our text became this note, because another window had saved the same one; the edit goes on with the copy. */
  onConflict(copy: NoteHead): void
}

export type NoteEdit = {
  /** The note that is edited; another one after `onConflict`. */
  id(): Id
  /** Called on each change of the editor; `read` is called when it is time to save, on the newest one only. */
  changed(read: () => unknown[]): void
  setTitle(title: string): void
  /** Saves now what is unsaved. Resolves when the attempt is over, at most 3 s; `saving` tells how it went. */
  flush(): Promise<void>
  /** Flushes and stops following. What cannot be saved goes on being tried. */
  close(): Promise<void>
  /** Goes on after `close` with a text that is still not saved, and returns it; null when all of it is kept. */
  reopen(events: NoteEditEvents): OpenedNote | null
}

const PAUSE_MS = 300
/** With the writing itself, also a slow one, no more than a second of typing is ever only in memory. */
const LONGEST_MS = 600
/** On a full disk a transaction may never answer; the status line must not say Saving for ever. */
const WATCHDOG_MS = 3000
const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 30_000
const NO_ANSWER = 'The disk does not answer. Your text is kept here and goes on being tried.'

/** The open text of one note, saved as one types. `drafts` is where a closing window leaves what is not saved. */
export function editNote(opened: OpenedNote, events: NoteEditEvents, drafts?: DraftStore): NoteEdit {
  return new OpenText(opened, events, drafts)
}

class OpenText implements NoteEdit {
  private events: NoteEditEvents
  private readonly drafts: DraftStore | undefined
  /** Names the draft: two windows may have the same note open. */
  private readonly name = newId()
  private head: NoteHead
  private noteId: Id
  /** The `textRev` that what is shown was made on. */
  private parentRev: string
  /** The `textRev` of each attempt that was not answered: it may have been written all the same, and is ours. */
  private ownRevs: string[] = []
  private saved: { title: string; json: string[] }
  /** The stored text with the ids that links gave to its blocks meanwhile, until the editor has taken them over. */
  private named: string[] | null = null
  private title: string
  private read: () => unknown[]
  /** Counts changes; what was saved up to `savedVersion` is kept. */
  private version = 0
  private savedVersion = 0
  private unsavedSince: number | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | null = null
  private answered: Promise<void> | null = null
  private retryMs = 0
  private revive = false
  private hasDraft = false
  private unsavedReason: string | null = null
  /** What of an unsaved text the second home was given. */
  private recordedVersion = 0
  private recordTimer: ReturnType<typeof setTimeout> | undefined
  private isClosed = false
  private readonly stopFollowing: () => void

  constructor(opened: OpenedNote, events: NoteEditEvents, drafts: DraftStore | undefined) {
    this.events = events
    this.drafts = drafts
    this.head = opened.head
    this.noteId = opened.head.id
    this.parentRev = opened.head.textRev
    this.title = opened.head.title
    this.read = () => opened.blocks
    this.saved = { title: opened.head.title, json: blocksToJson(opened.blocks) }
    this.stopFollowing = this.follow()
    // Between reading the note and following it another window may have saved. Not before the caller has the edit.
    queueMicrotask(() => this.lookAround())
  }

  id(): Id {
    return this.noteId
  }

  changed(read: () => unknown[]): void {
    if (this.isClosed) return
    this.read = read
    this.touch()
  }

  setTitle(title: string): void {
    if (this.isClosed || title === this.title) return
    this.title = title
    this.touch()
  }

  async flush(): Promise<void> {
    if (this.answered) {
      await this.answered
      if (this.retryMs > 0) return
    }
    while (this.isUnsaved() && !this.running) {
      await this.save()
      if (this.retryMs > 0) return
    }
  }

  async close(): Promise<void> {
    if (this.isClosed) return
    this.hold()
    this.isClosed = true
    await this.flush()
    if (!this.isUnsaved()) this.stopFollowing()
  }

  reopen(events: NoteEditEvents): OpenedNote | null {
    if (!this.isClosed || !this.isUnsaved()) return null
    this.isClosed = false
    this.events = events
    return { head: { ...this.head, id: this.noteId, title: this.title }, blocks: this.hold() }
  }

  private isUnsaved(): boolean {
    return this.version !== this.savedVersion
  }

  /** Reads the text now: soon there may be no editor to read it from. */
  private hold(): unknown[] {
    const blocks = this.text()
    this.read = () => blocks
    return blocks
  }

  private text(): unknown[] {
    return this.named ? carryIds(this.named, this.read()) : this.read()
  }

  private touch(): void {
    // Nothing in it can be changed; what changes by itself, such as an image that has come, is no text of anybody's.
    if (whyReadOnly() !== null) return
    this.version++
    // What is typed into a note that is known to lie in the trash takes it out; what was typed before does not.
    if (store.snapshot.notes.get(this.noteId)?.deletedAt != null) this.revive = true
    this.unsavedSince ??= Date.now()
    if (this.retryMs === 0) {
      reportUnsaved(this, { state: 'saving' })
      this.saveSoon()
    } else this.recordTimer ??= setTimeout(() => this.record(), LONGEST_MS)
  }

  /** The second home takes what the notebook does not. */
  private record(): void {
    clearTimeout(this.recordTimer)
    this.recordTimer = undefined
    if (!this.isUnsaved() || this.recordedVersion === this.version || this.unsavedReason === null) return
    this.recordedVersion = this.version
    const { noteId: id, parentRev, title, unsavedReason: reason } = this
    recordUnsaved({ id, parentRev, title, blocks: blocksToJson(this.hold()), reason })
  }

  private saveSoon(): void {
    if (this.running) return
    const waited = Date.now() - (this.unsavedSince ?? Date.now())
    // Where the clock was set back, nobody knows how long it was.
    const ms = waited < 0 ? 0 : Math.max(0, Math.min(PAUSE_MS, LONGEST_MS - waited))
    // Keys come before timers: while somebody types fast on a slow machine, a timer may not come at all.
    if (ms === 0) queueMicrotask(() => void this.save())
    else this.saveIn(ms)
  }

  private saveIn(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.save(), ms)
  }

  /** One attempt at a time, until the watchdog gives it up. The promise ends with the attempt or with the watchdog. */
  private save(): Promise<void> {
    if (this.running) return this.answered ?? this.running
    clearTimeout(this.timer)
    let giveUp = () => {}
    const gaveUp = new Promise<void>(resolve => {
      giveUp = resolve
    })
    const watchdog = setTimeout(() => {
      this.abandon()
      giveUp()
    }, WATCHDOG_MS)
    const isCurrent = () => this.running === running
    const running: Promise<void> = this.attempt(isCurrent).finally(() => {
      clearTimeout(watchdog)
      if (isCurrent()) this.running = this.answered = null
      // An answer that came after all: unless the next attempt is on its way, go on from it.
      if (!this.running) this.goOn()
    })
    this.running = running
    this.answered = Promise.race([running, gaveUp])
    return this.answered
  }

  /** What did not answer is not waited for: the next attempt asks by a connection of its own. */
  private abandon(): void {
    this.running = this.answered = null
    this.fail(NO_ANSWER)
    renewConnection()
    this.goOn()
  }

  private async attempt(isCurrent: () => boolean): Promise<void> {
    const version = this.version
    this.unsavedSince = null
    try {
      const text = { title: this.title, blocks: this.text() }
      const json = blocksToJson(text.blocks)
      if (text.title !== this.saved.title || !isSameText(json, this.saved.json)) await this.write(text, json)
      this.savedVersion = Math.max(version, this.savedVersion)
      this.retryMs = 0
    } catch (error) {
      if (isCurrent()) this.fail(reasonOf(error))
    }
  }

  private async write(text: { title: string; blocks: unknown[] }, json: string[]): Promise<void> {
    const { noteId: id, parentRev, ownRevs, revive } = this
    const rev = newRev()
    this.ownRevs = [...ownRevs, rev]
    const written = await saveNote({ id, parentRev, ...text, revive, rev, ownRevs, base: this.saved })
    const at = this.ownRevs.indexOf(rev)
    // A later attempt was answered first, and was made on this one.
    if (at < 0) return
    this.ownRevs = this.ownRevs.slice(at + 1)
    this.revive = false
    if ('head' in written) {
      this.head = written.head
      this.parentRev = written.head.textRev
      this.saved = { title: text.title, json: written.named ?? json }
      this.named = written.named ?? (this.named && json)
    } else this.goOnWith(written.conflict, text.title, json)
  }

  private goOnWith(copy: NoteHead, savedTitle: string, json: string[]): void {
    this.head = copy
    this.noteId = copy.id
    this.parentRev = copy.textRev
    this.saved = { title: copy.title, json }
    if (this.title === savedTitle) this.title = copy.title
    // A title that was typed meanwhile is the one to show: it is what is saved next.
    this.events.onConflict({ ...copy, title: this.title })
  }

  private fail(reason: string): void {
    this.retryMs = Math.min(this.retryMs * 2 || FIRST_RETRY_MS, LAST_RETRY_MS)
    reportUnsaved(this, { state: 'failed', reason })
    this.leaveDraft()
    this.unsavedReason = reason
    this.record()
  }

  /** After an attempt: saved, more to save, or again in a while. */
  private goOn(): void {
    if (this.retryMs > 0) this.saveIn(this.retryMs)
    else if (this.isUnsaved()) {
      reportUnsaved(this, { state: 'saving' })
      this.saveSoon()
    } else {
      if (this.hasDraft) clearDraft(this.name, this.drafts)
      this.hasDraft = false
      reportSaved(this, Date.now())
      if (this.isClosed) this.stopFollowing()
      else if (this.named) this.showNamed(this.named)
      else this.lookAround()
    }
  }

  private leaveDraft(): void {
    if (!this.isUnsaved()) return
    const { noteId: id, parentRev, ownRevs, title, revive } = this
    this.hasDraft = true
    leaveDraft(this.name, { id, parentRev, ownRevs, title, blocks: blocksToJson(this.hold()), revive }, this.drafts)
  }

  /** Follows the other windows, and the end of this one. Returns what ends it. */
  private follow(): () => void {
    const unsubscribe = store.subscribe(() => this.lookAround())
    const leave = () => {
      this.leaveDraft()
      void this.flush()
    }
    const leaveWhenHidden = () => {
      if (document.visibilityState === 'hidden') leave()
    }
    const hasWindow = typeof window !== 'undefined'
    if (hasWindow) window.addEventListener('pagehide', leave)
    if (hasWindow) document.addEventListener('visibilitychange', leaveWhenHidden)
    return () => {
      unsubscribe()
      if (hasWindow) window.removeEventListener('pagehide', leave)
      if (hasWindow) document.removeEventListener('visibilitychange', leaveWhenHidden)
    }
  }

  /** Another window's text is shown when nothing here is unsaved; else the next save finds out. */
  private lookAround(): void {
    const head = store.snapshot.notes.get(this.noteId)
    if (!head || head.textRev === this.parentRev || this.running || this.isUnsaved() || this.isClosed) return
    void this.takeForeign()
  }

  private showNamed(json: string[]): void {
    const blocks = blocksFromJson(json)
    this.read = () => blocks
    this.named = null
    this.events.onForeign({ head: this.head, blocks })
    this.lookAround()
  }

  private async takeForeign(): Promise<void> {
    const { version, noteId } = this
    const opened = await openNote(noteId)
    if (!opened || this.isClosed || version !== this.version || opened.head.textRev === this.parentRev) return
    this.head = opened.head
    this.parentRev = opened.head.textRev
    this.title = opened.head.title
    this.read = () => opened.blocks
    this.named = null
    this.saved = { title: opened.head.title, json: blocksToJson(opened.blocks) }
    this.events.onForeign(opened)
  }
}
