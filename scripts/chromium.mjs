import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isLinuxRoot, onPath, run, runTool } from './run.mjs'
import { say } from './say.mjs'

/** What keeps Chromium from talking to anybody by itself, and what it needs as root, where it has no sandbox. */
export const chromiumFlags = [
  ...(isLinuxRoot() ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Path of a Chromium that starts, or null. Changes nothing on the machine. */
export async function findChromium() {
  for (const path of [process.env.CHROMIUM_PATH, await playwrightPath(), ...systemPaths()]) {
    if (path && existsSync(path) && (await starts(path))) return path
  }
  return null
}

/** Path of a Chromium, installed if there is none; null where that is refused too. */
export async function getChromium() {
  return (await findChromium()) ?? (await download()) ?? (await aptGet())
}

/**
 * Path of Chromium's shell without windows that starts, or null. It shows the same pages for little more than half the
 * work, so the specs run in it, unless a browser was named for them.
 */
export async function findShell() {
  const { CHROMIUM_HEADLESS_SHELL: named, CHROMIUM_PATH } = process.env
  const path = named || (CHROMIUM_PATH ? null : onPath('chromium-headless-shell'))
  return path && existsSync(path) && (await starts(path)) ? path : null
}

async function playwrightPath() {
  try {
    const { chromium } = await import('@playwright/test')
    return chromium.executablePath()
  } catch {
    // Playwright throws on a system that it has no browser for; the system's own may be there all the same.
    return null
  }
}

function systemPaths() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      name => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (process.platform === 'win32') {
    const homes = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
    return homes.flatMap(home => (home ? programs.map(program => join(home, program)) : []))
  }
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].map(onPath)
}

/** Ubuntu's `chromium-browser` may be a script that only asks for a snap. On Windows `--version` would open a window. @param {string} path */
async function starts(path) {
  if (process.platform === 'win32') return true
  const { code } = await run(path, ['--version'], { keep: true, timeout: 20_000 })
  return code === 0
}

async function download() {
  say('No Chromium here; asking Playwright to download one.')
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' }
  await runTool('@playwright/test', ['install', 'chromium'], { env, keep: true, timeout: 300_000 })
  return findChromium()
}

async function aptGet() {
  if (!isLinuxRoot() || !onPath('apt-get')) return null
  say('The download was refused; asking apt-get for one.')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env, keep: true })
  await run('apt-get', ['install', '-y', '-qq', 'chromium'], { env, keep: true })
  return findChromium()
}
