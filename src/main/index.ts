import { join, resolve } from 'node:path'
import { app, BrowserWindow, session, shell } from 'electron'
import { ours, outsideAddress } from './address.ts'
import { answerCopies } from './answerCopies.ts'
import { readAddress, readExtensions, readLanguages, readMenu, readNothing, readPlace, readTheme } from './arguments.ts'
import { showContextMenu } from './contextMenu.ts'
import { openCopiesFolder, usualFolder } from './copiesFolder.ts'
import { chooseFiles } from './files.ts'
import { guard } from './guard.ts'
import { openDoor, Refused } from './ipc.ts'
import { setMenu } from './menu.ts'
import { cutNetwork, refuseRequests } from './network.ts'
import { refusePermissions } from './permissions.ts'
import { registerScheme, serveApp } from './protocol.ts'
import { setDatabasesAside } from './setAside.ts'
import { setSpelling, setupSpelling, spelling } from './spelling.ts'
import { followTheme, ICON, openWindow, setTheme, showWindow } from './window.ts'

const developing = !app.isPackaged
const our = ours((developing && process.env.ELECTRON_RENDERER_URL) || null)

// First of all: two processes on one database would each believe the other's writes to be damage.
if (app.requestSingleInstanceLock()) boot()
else app.quit()

function boot(): void {
  // Chromium reads its switches and the list of schemes once, before the app is ready.
  cutNetwork(app.commandLine, developing)
  registerScheme()
  // The app's name stands in it, and a header may hold no accent.
  app.userAgentFallback = app.userAgentFallback.replace(/[^ -~]/g, '')
  // Before any page exists, so that none is ever without its guard.
  app.on('web-contents-created', (_event, contents) => {
    guard(contents, our)
    showContextMenu(contents)
  })
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0]
    if (window) showWindow(window)
    else if (app.isReady()) openWindow(our.home(null))
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.whenReady().then(ready).catch(failed)
}

function ready(): void {
  // The session is closed before it is used: permissions and network, then what it may load, then who may call.
  refusePermissions(session.defaultSession, our.origin)
  refuseRequests(session.defaultSession, our.origin, developing)
  serveApp(join(import.meta.dirname, '../renderer'))
  // Before the first page, whose process would ask for dictionaries on its own.
  setupSpelling(
    session.defaultSession,
    app.getPath('userData'),
    join(import.meta.dirname, '../../resources/dictionaries'),
  )
  answerWindows()
  app.setAboutPanelOptions({ applicationName: 'Aide-Mémoire', applicationVersion: app.getVersion(), iconPath: ICON })
  setMenu([])
  followTheme()
  openWindow(our.home(null))
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(our.home(null))
  })
}

function answerWindows(): void {
  const handle = openDoor(our.origin)
  handle('setMenu', readMenu, (_window, items) => setMenu(items))
  handle('setTheme', readTheme, (_window, theme) => setTheme(theme))
  handle('chooseFiles', readExtensions, chooseFiles)
  handle('newWindow', readPlace, (_window, place, isSlim) => void openWindow(our.home(place), isSlim))
  handle('spelling', readNothing, () => spelling())
  handle('setSpelling', readLanguages, (_window, languages) => setSpelling(session.defaultSession, languages))
  handle('openOutside', readAddress, async (_window, address) => {
    const outside = outsideAddress(address)
    if (outside === null) throw new Refused('Only web and mail addresses can be opened outside the notebook.')
    await shell.openExternal(outside)
  })
  const [own, profile] = [app.getPath('userData'), app.commandLine.getSwitchValue('user-data-dir')]
  const usual = usualFolder(app.getPath('home'), profile === '' ? null : resolve(profile))
  handle('setDatabasesAside', readNothing, () => setDatabasesAside(session.defaultSession, our.home(null), own))
  answerCopies(handle, openCopiesFolder(usual, own), own)
}

function failed(error: unknown): void {
  console.error(error)
  app.exit(1)
}
