import { _electron, type ElectronApplication, type Page, type TestInfo } from '@playwright/test'
import { findStartingElectron } from '../scripts/electron.mjs'
import { root } from '../scripts/run.mjs'
import { type Guard, watch } from './guard.ts'
import { seedScript } from './seed/bundle.ts'
import type { Seeded, World } from './seed/world.ts'

let found: ReturnType<typeof findStartingElectron> | null = null

/** Asked once a worker. */
function electronHere() {
  found ??= findStartingElectron()
  return found
}

/** The app in a real Electron with a profile of its own; skips, with the reason, where there is none. */
export async function launchDesktop(info: TestInfo, allowed: RegExp[]): Promise<Desktop> {
  const electron = await electronHere()
  info.skip(!electron.path, `No desktop window: ${electron.reason}`)
  const desktop = new Desktop(electron.path ?? '', info.outputPath('profile'), allowed)
  await desktop.launch()
  return desktop
}

/** The desktop shell on one profile, through as many starts as a test needs. */
export class Desktop {
  private running: { app: ElectronApplication; page: Page } | null = null
  private guards: Guard[] = []

  private readonly electron: string
  private readonly profile: string
  private readonly allowed: RegExp[]

  constructor(electron: string, profile: string, allowed: RegExp[]) {
    this.electron = electron
    this.profile = profile
    this.allowed = allowed
  }

  /** The ids of what was seeded, by title. */
  ids: Seeded = {}

  /** The running app; another one after `relaunch`. */
  get app(): ElectronApplication {
    return this.now().app
  }

  /** Its first window; another one after `relaunch`. */
  get page(): Page {
    return this.now().page
  }

  async launch(): Promise<void> {
    const args = [root, `--user-data-dir=${this.profile}`]
    const app = await _electron.launch({ executablePath: this.electron, args, cwd: root })
    this.guards.push(watch(app.context(), url => url.protocol === 'app:', this.allowed))
    this.running = { app, page: await app.firstWindow() }
  }

  /** Closes the app as a user does, waits until it has ended, and starts it on the same profile. */
  async relaunch(): Promise<void> {
    await this.close()
    await this.launch()
  }

  /** kill -9, without a word of warning; `launch` starts it again. */
  async kill(): Promise<void> {
    const { app } = this.now()
    const child = app.process()
    const gone = new Promise(done => child.once('exit', done))
    child.kill('SIGKILL')
    await gone
    this.running = null
  }

  async close(): Promise<void> {
    await this.running?.app.close()
    this.running = null
  }

  /** Fills the notebook with the app's own functions and starts again on it. */
  async seed(world: World): Promise<void> {
    this.ids = await this.page.evaluate(`${seedScript()};seed.seedNotebook(${JSON.stringify(world)})`)
    await this.relaunch()
  }

  broken(): string[] {
    return this.guards.flatMap(guard => guard.broken())
  }

  private now() {
    if (!this.running) throw new Error('the desktop app is not running')
    return this.running
  }
}
