import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type BrowserWindow, dialog, shell } from 'electron'
import { readNothing } from './arguments.ts'
import type { CopiesFolder } from './copiesFolder.ts'
import {
  readBytes,
  readCopyName,
  readFileName,
  readNotebook,
  readRecords,
  readSnapshot,
  readWhether,
  readWhich,
} from './copyArguments.ts'
import type { Handle } from './ipc.ts'
import { openMirror } from './mirror.ts'

/** Answers what windows ask of the safe copies and of the folders. `own`: the app's data, where the notebook is. */
export function answerCopies(handle: Handle, folder: CopiesFolder, own: string): void {
  const mirror = openMirror(folder.disk)
  handle('lookAtCopies', readNotebook, (_window, ...args) => mirror.look(...args))
  handle('beginJournal', readNotebook, (_window, ...args) => mirror.begin(...args))
  handle('appendRecords', readRecords, (_window, ...args) => mirror.append(...args))
  handle('keepCopyOfFile', readBytes, (_window, ...args) => mirror.keepFile(...args))
  handle('listCopiedNotebooks', readNothing, () => mirror.notebooks())
  handle('listCopies', readNotebook, (_window, ...args) => mirror.list(...args))
  handle('readCopy', readCopyName, (_window, ...args) => mirror.read(...args))
  handle('isFileWhole', readFileName, (_window, ...args) => mirror.isWhole(...args))
  handle('keepSnapshot', readSnapshot, (_window, ...args) => mirror.keepSnapshot(...args))
  handle('rotateCopies', readNotebook, (_window, ...args) => mirror.rotate(...args))
  handle('keptIn', readNothing, () => {
    const { folder: copies, isChosen } = folder.place()
    return { folder: own, copies, isChosen }
  })
  handle('showFolder', readWhich, (_window, which) =>
    shell.showItemInFolder(which === 'notebook' ? own : folder.place().folder),
  )
  handle('roomLeft', readNothing, async () => ({
    notebook: await roomAt(own),
    copies: await roomAt(folder.place().folder),
  }))
  handle('changeCopiesFolder', readWhether, async (window, usual) => {
    const to = usual ? folder.usual : await pick(window, folder)
    return to && folder.change(to)
  })
}

async function pick(window: BrowserWindow, folder: CopiesFolder) {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Where to keep the safe copies',
    buttonLabel: 'Keep them here',
    properties: ['openDirectory', 'createDirectory'],
  })
  const [picked] = filePaths
  return canceled || !picked ? null : folder.placeIn(picked)
}

/** Bytes that are free on the disk of a folder; null where it is not there or nobody can say. */
async function roomAt(folder: string): Promise<number | null> {
  for (const path of [folder, dirname(folder)]) {
    try {
      const { bavail, bsize } = await statfs(path)
      return bavail * bsize
    } catch {
      // Not made yet, or its disk is unplugged: the folder above may say it.
    }
  }
  return null
}
