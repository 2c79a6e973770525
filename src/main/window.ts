import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  dialog,
  nativeTheme,
  type Rectangle,
  screen,
  session,
} from 'electron'
import type { Theme } from '#shared/ipc.ts'
import { boundsFor, readPlace, type Size, SLIM, SMALLEST, writePlace } from './windowPlace.ts'

/** The desk and the ink of tokens.css, for what the system draws before and around the page. */
const GROUND = { light: { desk: '#eceff0', ink: '#1a2023' }, dark: { desk: '#121516', ink: '#e4e8e8' } }
const TITLE_BAR = 40

type Look = {
  platform: NodeJS.Platform
  dark: boolean
  preload: string
  icon: string
  bounds: Rectangle
  least: Size
}

/** How every window is made. The page is ours, and still it gets what a stranger's page would get. */
export function windowOptions({ platform, dark, preload, icon, bounds, least }: Look): BrowserWindowConstructorOptions {
  const ground = dark ? GROUND.dark : GROUND.light
  return {
    ...bounds,
    minWidth: least.width,
    minHeight: least.height,
    show: false,
    backgroundColor: ground.desk,
    title: 'Aide-Mémoire',
    ...frame(platform, ground),
    // The other systems take the icon from the packaged app.
    ...(platform === 'linux' && { icon }),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: true,
    },
  }
}

// The page draws its own title bar where the system leaves its controls over it. Linux keeps the system's frame: its
// desktops differ in which side the controls stand on, and some have none.
function frame(platform: NodeJS.Platform, ground: typeof GROUND.light): BrowserWindowConstructorOptions {
  if (platform === 'win32') return { titleBarStyle: 'hidden', titleBarOverlay: overlay(ground) }
  if (platform === 'darwin') return { titleBarStyle: 'hidden', trafficLightPosition: { x: 14, y: 12 } }
  return { autoHideMenuBar: true }
}

function overlay(ground: typeof GROUND.light) {
  return { color: ground.desk, symbolColor: ground.ink, height: TITLE_BAR }
}

/** Our own icon, for systems that do not take it from the packaged app. */
export const ICON = join(import.meta.dirname, '../../resources/icon.png')

const placeFile = () => join(app.getPath('userData'), 'window.json')

/**
 * Opens a window at an address of our own, and shows it when there is something to see. A slim one shows one page: it
 * may be smaller, and where it stood is not where the next start begins.
 */
export function openWindow(address: string, isSlim = false): BrowserWindow {
  const kept = readPlace(placeFile())
  const other = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  const window = new BrowserWindow(
    windowOptions({
      platform: process.platform,
      dark: nativeTheme.shouldUseDarkColors,
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      icon: ICON,
      least: isSlim ? SLIM.least : SMALLEST,
      bounds: boundsFor(workAreas(), other?.getNormalBounds() ?? null, kept.bounds, isSlim),
    }),
  )
  if (!other && kept.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  if (!isSlim) rememberPlace(window)
  flushWhenClosed(window)
  askBeforeClosing(window)
  offerReload(window)
  window.loadURL(address).catch(error => console.error(`The page did not load: ${error}`))
  return window
}

/** Follows the theme of the settings, or the system's, and keeps it for the first moment of the next start. */
export function setTheme(theme: Theme): void {
  nativeTheme.themeSource = theme
  const kept = readPlace(placeFile())
  if (kept.theme !== theme) writePlace(placeFile(), { ...kept, theme })
}

/** At start: the theme last chosen, so that no window flashes; and every window follows when it changes. */
export function followTheme(): void {
  nativeTheme.themeSource = readPlace(placeFile()).theme
  nativeTheme.on('updated', () => {
    const ground = nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light
    for (const window of BrowserWindow.getAllWindows()) {
      window.setBackgroundColor(ground.desk)
      if (process.platform === 'win32') window.setTitleBarOverlay(overlay(ground))
    }
  })
}

/** Brings a window to the front, for a second start of the app. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function workAreas(): Rectangle[] {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(display => display.id !== main.id)
  return [main, ...others].map(display => display.workArea)
}

// While it is moved and not only when it closes: a killed process closes nothing.
function rememberPlace(window: BrowserWindow): void {
  let timer: NodeJS.Timeout | undefined
  const keep = () => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
    const { theme } = readPlace(placeFile())
    writePlace(placeFile(), { bounds: window.getNormalBounds(), maximized: window.isMaximized(), theme })
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(keep, 400)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('maximize', soon)
  window.on('unmaximize', soon)
  window.on('close', keep)
  window.on('closed', () => clearTimeout(timer))
}

// Chromium writes localStorage some seconds late; a draft left in it must not wait for that.
function flushWhenClosed(window: BrowserWindow): void {
  window.on('closed', () => session.defaultSession.flushStorageData())
}

// The page holds on where it has words that are nowhere else; by itself Electron would then not close at all.
function askBeforeClosing(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', event => {
    const answer = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: 'Your last words are only in this window.',
      detail: 'Leave it open and make room on the disk: they go into the safe copies as soon as there is room.',
      buttons: ['Leave it open', 'Close it all the same'],
      cancelId: 0,
    })
    if (answer === 1) event.preventDefault()
  })
}

function offerReload(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const question = {
      type: 'error' as const,
      message: 'This window stopped working.',
      detail: 'What was saved is safe. Loading it again shows the notebook as it was last saved.',
      buttons: ['Load again', 'Close the window'],
      cancelId: 1,
    }
    dialog
      .showMessageBox(window, question)
      .then(({ response }) => (response === 0 ? window.reload() : window.destroy()))
      .catch(error => console.error(error))
  })
}
