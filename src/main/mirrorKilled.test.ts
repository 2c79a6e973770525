import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ ipcMain: {}, BrowserWindow: {} }))

import { build } from 'vite'
import { diskAt, openMirror } from './mirror.ts'
import type { Told } from './mirrorToKill.fixture.ts'

const NOTEBOOK = '0b9f3c52-7a1e-4c55-9d3b-6a1b2c3d4e5f'
const NO_ELECTRON = {
  name: 'no electron',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id === 'electron' ? '\0electron' : null),
  load: (id: string) => (id === '\0electron' ? 'export const ipcMain = {}, BrowserWindow = {}' : null),
}

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'))
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [NO_ELECTRON],
    ssr: { noExternal: ['electron'] },
    build: {
      ssr: join(import.meta.dirname, 'mirrorToKill.fixture.ts'),
      outDir: folder,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'mirrorToKill.mjs' } },
    },
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A process that writes safe copies and is killed at that step; what it was answered for until then. */
function killAt(step: number, copies: string): { told: Told[]; signal: string | null } {
  const args = [join(folder, 'mirrorToKill.mjs'), copies, String(step)]
  const { stdout, signal, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (signal === null && stderr !== '') throw new Error(stderr)
  return {
    told: stdout
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line) as Told),
    signal,
  }
}

it('a process killed at any of its steps leaves all that it was answered for, and nothing that is in the way', async () => {
  const { told } = killAt(0, join(folder, 'whole'))
  const { steps } = told.at(-1) as { steps: number }
  expect(steps).toBeGreaterThan(20)
  for (let step = 1; step <= steps; step++) {
    const place = join(folder, `step-${step}`)
    const { told, signal } = killAt(step, place)
    expect(signal, `step ${step}`).toBe('SIGKILL')
    await isAllThere(place, told)
  }
})

async function isAllThere(place: string, told: Told[]): Promise<void> {
  const mirror = openMirror(diskAt(place, false))
  const { covered, files } = await mirror.look(NOTEBOOK)
  const has = (seq: number) => covered.some(([from, to]) => from <= seq && seq <= to)
  const copies = (await mirror.list(NOTEBOOK)).map(copy => copy.name)
  for (const one of told) {
    if ('seqs' in one) expect(one.seqs.every(has)).toBe(true)
    if ('file' in one) expect(files).toContain(one.file)
  }
  // Rotation may have begun to take superfluous ones away; the newest stays.
  const snapshots = told.flatMap(one => ('snapshot' in one ? [one.snapshot] : []))
  if (snapshots.length > 0) expect(copies).toContain(snapshots.at(-1))
  for (const name of copies) expect((await mirror.read(NOTEBOOK, name)).length).toBeGreaterThan(0)
  // Whoever comes after goes on.
  const journal = await mirror.begin(NOTEBOOK)
  await mirror.append(NOTEBOOK, journal, [
    JSON.stringify({ notebook: NOTEBOOK, seq: 9, schema: 1, kind: 'write', at: 0, payload: { put: {}, gone: {} } }),
  ])
  await mirror.keepSnapshot(NOTEBOOK, 9, new Uint8Array(3))
  await mirror.rotate(NOTEBOOK)
  expect((await mirror.look(NOTEBOOK)).covered.at(-1)).toEqual([1, 9])
  // What was begun and never finished is not left lying for ever.
  expect(readdirSync(join(place, NOTEBOOK)).filter(name => name.endsWith('.part'))).toEqual([])
}
