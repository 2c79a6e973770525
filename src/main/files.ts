import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import type { PickedFile } from '#shared/ipc.ts'
import { tooLarge } from '#shared/picked.ts'

/** Asks for files and reads them. The page gets names and bytes; where they lie on the disk is not its business. */
export async function chooseFiles(window: BrowserWindow, extensions: string[]): Promise<PickedFile[]> {
  const any = { name: 'Any file', extensions: ['*'] }
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Bring in sources',
    buttonLabel: 'Bring in',
    properties: ['openFile', 'multiSelections'],
    filters: extensions.length === 0 ? [any] : [{ name: 'Sources', extensions }, any],
  })
  return canceled ? [] : readPicked(filePaths)
}

/** Reads files one after another, so that no more than the choice's limit is ever in memory. */
export async function readPicked(paths: readonly string[]): Promise<PickedFile[]> {
  const picked: PickedFile[] = []
  let weight = 0
  for (const path of paths) {
    const file = await readOne(path, weight)
    if ('bytes' in file) weight += file.bytes.length
    picked.push(file)
  }
  return picked
}

async function readOne(path: string, before: number): Promise<PickedFile> {
  const name = basename(path)
  try {
    const file = await open(path, 'r')
    try {
      const about = await file.stat()
      if (!about.isFile()) return { name, problem: `“${name}” is not a file.` }
      const problem = tooLarge(name, about.size, before)
      if (problem !== null) return { name, problem }
      return { name, bytes: new Uint8Array(await file.readFile()) }
    } finally {
      await file.close()
    }
  } catch (error) {
    return { name, problem: `“${name}” could not be read: ${reasonOf(error)}.` }
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'it is no longer there',
  EACCES: 'this account may not read it',
  EPERM: 'this account may not read it',
  EISDIR: 'it is a folder',
  EBUSY: 'another program is using it',
  EIO: 'the disk answered with an error',
}

// Node's own message carries the whole path.
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? `the system says ${code || 'nothing more'}`
}
