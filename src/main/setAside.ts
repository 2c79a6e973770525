import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Session } from 'electron'

const FOLDER = 'IndexedDB'

/**
 * Takes the databases of the page away where none can be opened or made any more, and keeps their files beside them for
 * whoever can still read something there. `home`: an address of the page, `profile`: the app's own data. Throws, with
 * nothing taken away, where the files could not be kept.
 */
export async function setDatabasesAside(session: Session, home: string, profile: string): Promise<void> {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const kept = join(profile, `${FOLDER} set aside ${stamp}`)
  try {
    await copyFolder(join(profile, FOLDER), kept)
  } catch (error) {
    // Half a copy is of no use, and takes the room that is wanted.
    await rm(kept, { recursive: true, force: true }).catch(console.error)
    throw error
  }
  const { protocol, host } = new URL(home)
  await session.clearStorageData({ origin: `${protocol}//${host}`, storages: ['indexdb'] })
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyFolder(source, target)
    // The lock of the running browser says nothing about the data, and some systems let nobody read it.
    else if (entry.isFile() && entry.name !== 'LOCK') await copyFile(source, target)
  }
}
