import type { Session } from 'electron'
import type { Ours } from './address.ts'

// Copying a reference writes to the clipboard; asking for persistent storage keeps Chromium from clearing the notebook
// when the disk runs low. Nothing else is needed, and reading the clipboard is only ever done by pasting.
const GRANTED = ['clipboard-sanitized-write', 'persistent-storage']

type Asker = { origin: string | undefined; mainFrame: boolean }

/** Whether a frame may have a permission: only our own page, never a frame inside it. */
export function mayHave(permission: string, asker: Asker, ourOrigin: Ours['origin']): boolean {
  return GRANTED.includes(permission) && asker.mainFrame && asker.origin !== undefined && ourOrigin(asker.origin)
}

/** Refuses every permission a page can ask for or check, cameras and devices included, but the two of `mayHave`. */
export function refusePermissions(session: Session, ourOrigin: Ours['origin']): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) =>
    callback(mayHave(permission, { origin: details.requestingUrl, mainFrame: details.isMainFrame }, ourOrigin)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    mayHave(permission, { origin, mainFrame: details.isMainFrame }, ourOrigin),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
}
