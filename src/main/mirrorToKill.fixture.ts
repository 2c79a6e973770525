// A process of its own, which ends by SIGKILL at one of its steps on the disk: `node … FOLDER STEP`. It tells each
// thing that it was answered for in a line of JSON, and at the end how many steps there are.
import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { diskAt, openMirror } from './mirror.ts'

export type Told = { seqs: number[] } | { file: string } | { snapshot: string } | { steps: number }

const NOTEBOOK = '0b9f3c52-7a1e-4c55-9d3b-6a1b2c3d4e5f'
const [folder = '', last = ''] = process.argv.slice(2)
let steps = 0

dieAt(fs, 'mkdir', 'rename', 'rm', 'readFile')
const open = fs.open
fs.open = async (...args) => {
  step()
  const file = await open(...args)
  dieAt(file, 'writeFile', 'sync', 'close')
  return file
}
syncBuiltinESMExports()
await work()

async function work(): Promise<void> {
  const mirror = openMirror(diskAt(folder, false))
  const journal = await mirror.begin(NOTEBOOK)
  for (const seqs of [[1], [2, 3], [4]]) {
    await mirror.append(NOTEBOOK, journal, seqs.map(recordOf))
    tell({ seqs })
  }
  const bytes = new TextEncoder().encode('a statement')
  const file = createHash('sha256').update(bytes).digest('hex')
  await mirror.keepFile(NOTEBOOK, file, bytes)
  tell({ file })
  for (const seq of [3, 4]) tell({ snapshot: await mirror.keepSnapshot(NOTEBOOK, seq, bytes) })
  await mirror.rotate(NOTEBOOK)
  tell({ steps })
}

function recordOf(seq: number): string {
  return JSON.stringify({ notebook: NOTEBOOK, seq, schema: 1, kind: 'write', at: 0, payload: { put: {}, gone: {} } })
}

/** Written at once: what is still on its way to the other process when this one dies was never told. */
function tell(what: Told): void {
  writeSync(1, `${JSON.stringify(what)}\n`)
}

function step(): boolean {
  const isLast = ++steps === Number(last)
  if (isLast) process.kill(process.pid, 'SIGKILL')
  return isLast
}

function dieAt<T extends object>(owner: T, ...names: (keyof T & string)[]): void {
  for (const name of names) {
    const work = (owner[name] as (...args: unknown[]) => Promise<unknown>).bind(owner)
    const dying = async (...args: unknown[]) => {
      // A write is begun, and not finished.
      if (name === 'writeFile' && steps + 1 === Number(last)) await work((args[0] as Uint8Array).subarray(0, 40))
      step()
      return work(...args)
    }
    owner[name] = dying as T[typeof name]
  }
}
