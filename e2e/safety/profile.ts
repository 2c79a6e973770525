import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { chromiumFlags } from '../../scripts/chromium.mjs'

const FLAGS = [
  ...chromiumFlags,
  '--headless=new',
  '--disable-gpu',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-default-apps',
  '--metrics-recording-only',
  '--password-store=basic',
  '--window-size=1280,800',
  '--lang=en-GB',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

/** A profile on the disk, and the browser that runs on it: started, killed and started again. */
export class Profile {
  readonly folder: string
  private readonly flags: string[]
  private running: { child: ChildProcess; browser: Browser } | null = null

  constructor(folder: string, flags: string[] = []) {
    this.folder = folder
    this.flags = flags
    mkdirSync(folder, { recursive: true })
  }

  /** Starts the browser, with a process group of its own, and gives the one page it begins with. */
  async open(): Promise<Page> {
    const flags = [...FLAGS, ...this.flags, `--user-data-dir=${this.folder}`, 'about:blank']
    const child = spawn(process.env.AIDE_CHROMIUM || chromium.executablePath(), flags, {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const browser = await chromium.connectOverCDP(await addressOf(child))
    this.running = { child, browser }
    const context = browser.contexts()[0]!
    return context.pages()[0] ?? (await context.newPage())
  }

  /** kill -9 for every process of the browser, without a word of warning. Resolves when it is gone. */
  async kill(): Promise<void> {
    const { child, browser } = this.take()
    const gone = new Promise(done => child.once('exit', done))
    process.kill(-child.pid!, 'SIGKILL')
    await gone
    await browser.close().catch(() => null)
  }

  /** Closes the browser as a user does: everything it had in mind is on the disk. */
  async close(): Promise<void> {
    const { child, browser } = this.take()
    const gone = new Promise(done => child.once('exit', done))
    const session = await browser.newBrowserCDPSession()
    await session.send('Browser.close').catch(() => null)
    await gone
  }

  /** The same files in another folder; the browser must be closed. */
  copyTo(folder: string): Profile {
    cpSync(this.folder, folder, { recursive: true, verbatimSymlinks: true })
    return new Profile(folder, this.flags)
  }

  /** For the end of a test that has failed. */
  async end(): Promise<void> {
    if (this.running) await this.kill()
  }

  private take() {
    if (!this.running) throw new Error('The browser is not running.')
    const { running } = this
    this.running = null
    return running
  }
}

/** Where the browser can be spoken to; it says so itself. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr!.setEncoding('utf8').on('data', text => {
      said += text
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
      if (address) resolve(address)
    })
    child.once('exit', code => reject(new Error(`The browser ended with ${code}: ${said.slice(-2000)}`)))
    child.once('error', reject)
  })
}
