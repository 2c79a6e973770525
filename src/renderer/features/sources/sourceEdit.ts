import type { Id, SourceHead } from '#data/rows.ts'
import { reasonOf, reportSaved, reportUnsaved } from '#data/saving.ts'
import { type SourcePatch, saveSource } from '#data/sources.ts'
import type { Csl } from '#lib/csl.ts'

/** Typing rests this long before it is saved, in milliseconds; a failed save is tried again after the other. */
const REST = 400
const RETRY = 5_000

type Save = (id: Id, patch: SourcePatch) => Promise<unknown>

/**
 * What is being typed about one source, saved as one types: only the fields that were touched, so that another window's
 * change of another field stays. The status line hears of it from here.
 */
export class SourceEdit {
  /** Fields that are not kept yet. */
  draft: Readonly<Partial<Csl>> = {}
  private readonly id: Id
  private readonly save: Save
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | null = null
  private readonly listeners = new Set<() => void>()

  constructor(id: Id, save: Save = saveSource) {
    this.id = id
    this.save = save
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  getDraft = (): Readonly<Partial<Csl>> => this.draft

  /** Takes what is typed; `wait` is false for what is chosen and not typed. */
  set<K extends keyof Csl>(field: K, value: Csl[K], wait = true): void {
    this.change({ ...this.draft, [field]: value })
    reportUnsaved(this, { state: 'saving' })
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), wait ? REST : 0)
  }

  /** Saves now what is not kept yet. Never throws: a failure stands in the status line, and is tried again. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    // One save at a time: a later one must not be overtaken by an earlier.
    while (this.running) await this.running
    if (Object.keys(this.draft).length === 0) return
    this.running = this.send(this.draft).finally(() => {
      this.running = null
    })
    await this.running
  }

  private async send(sent: Partial<Csl>): Promise<void> {
    try {
      await this.save(this.id, { csl: sent })
      const left = Object.entries(this.draft).filter(([field, value]) => sent[field as keyof Csl] !== value)
      this.change(Object.fromEntries(left))
      if (left.length === 0) reportSaved(this, Date.now())
    } catch (error) {
      console.error(error)
      reportUnsaved(this, { state: 'failed', reason: reasonOf(error) })
      clearTimeout(this.timer)
      this.timer = setTimeout(() => void this.flush(), RETRY)
    }
  }

  private change(draft: Partial<Csl>): void {
    this.draft = draft
    for (const listener of this.listeners) listener()
  }
}

/** The description as it is being edited: what is typed over what is kept. */
export function edited(source: SourceHead, draft: Partial<Csl>): Csl {
  return { ...source.csl, ...draft }
}
