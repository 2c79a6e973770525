import type { Copies } from '#shared/copies.ts'
import type { Desktop } from '#shared/ipc.ts'

/** The safe copies that the desktop shell keeps in a folder. */
export function desktopCopies(desktop: Desktop): Copies {
  return {
    look: (...args) => desktop.call('lookAtCopies', ...args),
    begin: (...args) => desktop.call('beginJournal', ...args),
    append: (...args) => desktop.call('appendRecords', ...args),
    keepFile: (...args) => desktop.call('keepCopyOfFile', ...args),
    notebooks: (...args) => desktop.call('listCopiedNotebooks', ...args),
    list: (...args) => desktop.call('listCopies', ...args),
    read: (...args) => desktop.call('readCopy', ...args),
    isWhole: (...args) => desktop.call('isFileWhole', ...args),
    keepSnapshot: (...args) => desktop.call('keepSnapshot', ...args),
    rotate: (...args) => desktop.call('rotateCopies', ...args),
  }
}
