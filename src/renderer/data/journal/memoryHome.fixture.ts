import type { Kept } from '#shared/copies.ts'
import { coveredBy } from '#shared/coverage.ts'
import { frameOf, type JournalRecord, scanJournal } from '#shared/journal.ts'
import { merged } from '#shared/ranges.ts'
import { type Home, noRoom } from './home.ts'

/** A home in memory, whose disk can be made to fail or to write half. */
export class MemoryHome implements Home {
  readonly journals = new Map<string, Uint8Array[]>()
  readonly files = new Map<string, Uint8Array>()
  /** Thrown by the next calls while it is set. */
  problem: string | null = null
  /** Whether that is for want of room. */
  isFull = false
  /** Called within each append, before anything is kept. */
  onAppend: () => void = () => undefined
  private begun = 0

  async look(notebook: string): Promise<Kept> {
    this.check()
    const covered = [...this.journals.keys()].flatMap(name =>
      coveredBy(scanJournal(this.bytesOf(name)).records, notebook),
    )
    return { covered: merged(covered), files: [...this.files.keys()] }
  }

  async begin(): Promise<string> {
    this.check()
    return `journal-${++this.begun}`
  }

  async append(_notebook: string, journal: string, records: string[]): Promise<void> {
    this.onAppend()
    const written = this.journals.get(journal) ?? []
    this.journals.set(journal, written)
    for (const [at, record] of records.entries()) {
      const frame = frameOf(record)
      if (this.problem && at === records.length - 1) written.push(frame.subarray(0, frame.length >> 1))
      else written.push(frame)
    }
    this.check()
  }

  async keepFile(_notebook: string, id: string, bytes: Uint8Array): Promise<void> {
    this.check()
    this.files.set(id, bytes)
  }

  bytesOf(journal: string): Uint8Array {
    return Uint8Array.from((this.journals.get(journal) ?? []).flatMap(part => [...part]))
  }

  records(): JournalRecord[] {
    return [...this.journals.keys()].flatMap(name => scanJournal(this.bytesOf(name)).records)
  }

  private check(): void {
    if (this.problem) throw this.isFull ? noRoom(this.problem) : new Error(this.problem)
  }
}
