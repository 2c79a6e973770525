import { WrongCopy } from '#shared/copies.ts'

/** By the names of what the File System API throws. */
const REASONS: Record<'private' | 'folder', Record<string, string>> = {
  private: {
    QuotaExceededError:
      'The browser has no more room for the safe copies. Make room on the disk, and they are brought up to date by themselves.',
    NotFoundError: 'The browser has removed the safe copies. They are written anew in a moment.',
    NoModificationAllowedError: 'Another program keeps the safe copies busy. They are tried again in a moment.',
  },
  folder: {
    QuotaExceededError:
      'The disk of your folder is full. Make room on it, and the safe copies are brought up to date by themselves.',
    NotFoundError: 'Your folder is not there. Plug in its disk, or choose another folder in the settings.',
    NotAllowedError: 'The browser no longer lets the app write to your folder. Allow it again in the settings.',
    NoModificationAllowedError: 'Another program keeps your folder busy. It is tried again in a moment.',
  },
}

/** Why a browser could not keep a safe copy there, as a sentence with what to do. */
export function reasonIn(place: 'private' | 'folder', error: unknown): string {
  if (error instanceof WrongCopy) return error.message
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  return (
    REASONS[place][name] ??
    `The browser could not write the safe copy (${error instanceof Error ? error.message : name}).`
  )
}
