import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const electron = vi.hoisted(() => ({ dialog: { showOpenDialog: vi.fn() } }))
vi.mock('electron', () => electron)

import { chooseFiles, readPicked } from './files.ts'

let folder: string
const at = (name: string) => join(folder, name)
const window = {} as never

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
  await writeFile(at('a.html'), '<p>a</p>')
  await writeFile(at('empty.txt'), '')
  await writeFile(at('huge.html'), '')
  await truncate(at('huge.html'), 100 * 1024 * 1024 + 1)
  await mkdir(at('folder'))
  await symlink(at('nowhere'), at('broken.md'))
})

afterAll(() => rm(folder, { recursive: true }))

describe('choosing files', () => {
  it('reads what can be read and says of the others why not, in the order chosen', async () => {
    const picked = await readPicked(['a.html', 'huge.html', 'folder', 'broken.md', 'empty.txt'].map(at))
    expect(picked).toEqual([
      { name: 'a.html', bytes: new TextEncoder().encode('<p>a</p>') },
      { name: 'huge.html', problem: '“huge.html” has 101 MB; a file may have up to 100 MB.' },
      { name: 'folder', problem: '“folder” is not a file.' },
      { name: 'broken.md', problem: '“broken.md” could not be read: it is no longer there.' },
      { name: 'empty.txt', bytes: new Uint8Array() },
    ])
  })

  it('never tells the page where a file lies', async () => {
    const picked = await readPicked(['a.html', 'folder', 'broken.md'].map(at))
    expect(JSON.stringify(picked)).not.toContain(folder)
  })

  it('asks for several files of the kinds that were named, and for any file if the user wishes', async () => {
    electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [at('a.html')] })
    expect(await chooseFiles(window, ['html'])).toHaveLength(1)
    const options = electron.dialog.showOpenDialog.mock.lastCall![1]
    expect(options.properties).toEqual(['openFile', 'multiSelections'])
    expect(options.filters).toEqual([
      { name: 'Sources', extensions: ['html'] },
      { name: 'Any file', extensions: ['*'] },
    ])
  })

  it('gives nothing when the dialog is cancelled', async () => {
    electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: [] })
    expect(await chooseFiles(window, [])).toEqual([])
  })
})
