import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumFlags } from '../chromium.mjs'

/** @typedef {import('@playwright/test').Page} Page */

// Frames as soon as they are ready, so that a time is work and not the wait for a screen that is not there.
const FLAGS = [...chromiumFlags, '--disable-frame-rate-limit', '--disable-gpu-vsync']

const profiles = /** @type {string[]} */ ([])

/** A folder for a profile, gone when the process ends. @param {string} [copyOf] */
export function profile(copyOf) {
  const folder = mkdtempSync(join(tmpdir(), 'aide-bench-'))
  profiles.push(folder)
  if (copyOf) cpSync(copyOf, folder, { recursive: true })
  return folder
}

export function dropProfiles() {
  for (const folder of profiles.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/**
 * Runs `work` in a page of a new Chromium on the profile.
 * @template T
 * @param {string} folder
 * @param {(page: Page) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inBrowser(folder, work) {
  const { chromium } = await import('@playwright/test')
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM_PATH,
    args: FLAGS,
    viewport: { width: 1280, height: 800 },
  })
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    page.setDefaultTimeout(120_000)
    await page.addInitScript(installClock)
    return await work(page)
  } finally {
    await context.close()
  }
}

/** In the page: `clock` keeps the times from a key or a click to the frame that shows what it did. */
function installClock() {
  const times = /** @type {number[]} */ ([])
  const frame = () => new Promise(requestAnimationFrame)
  /** Called in a frame before it is drawn: what is posted now comes after. */
  const drawn = () =>
    new Promise(done => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => done(performance.now())
      channel.port2.postMessage(null)
    })
  const afterPaint = () => frame().then(drawn)
  /** Resolves with the time at which a frame with `selector` in it, holding `text`, was painted. */
  const shown = async (/** @type {string} */ selector, /** @type {string} */ text) => {
    const isThere = () => [...document.querySelectorAll(selector)].some(found => found.textContent?.includes(text))
    do await frame()
    while (!isThere())
    return drawn()
  }
  const clock = {
    times,
    shown,
    /** Resolves when so many times are kept. */
    reached: async (/** @type {number} */ count) => {
      while (times.length < count) await frame()
    },
    /** As `reached`; throws, naming what was waited for, when it takes longer. */
    reachedIn: (/** @type {number} */ count, /** @type {number} */ limit, /** @type {string} */ what) =>
      Promise.race([
        clock.reached(count),
        new Promise((_, failed) => setTimeout(() => failed(new Error(`${what} was not shown`)), limit)),
      ]),
    keys: () =>
      addEventListener(
        'keydown',
        event => void afterPaint().then(at => times.push(Number(at) - event.timeStamp)),
        true,
      ),
    /** From the next event of this kind to the frame in which the text of `selector` is another one. */
    changed: (/** @type {string} */ kind, /** @type {string} */ selector) => {
      const read = () => [...document.querySelectorAll(selector)].map(found => found.textContent).join()
      const before = read()
      addEventListener(
        kind,
        async event => {
          do await frame()
          while (read() === before && performance.now() - event.timeStamp < 2000)
          times.push(Number(await drawn()) - event.timeStamp)
        },
        { capture: true, once: true },
      )
    },
    /** The times of `count` frames, in each of which `selector` is scrolled by `step` pixels. */
    scroll: async (/** @type {string} */ selector, /** @type {number} */ step, /** @type {number} */ count) => {
      const list = document.querySelector(selector)
      if (!list || list.scrollHeight <= list.clientHeight) throw new Error(`${selector} does not scroll`)
      const kept = []
      let last = Number(await afterPaint())
      for (let at = 0; at < count; at++) {
        list.scrollTop += step
        const now = Number(await afterPaint())
        kept.push(now - last)
        last = now
      }
      return kept
    },
    /** The longest time between two frames from here until `stop` is called. */
    watch: () => {
      let worst = 0
      let last = performance.now()
      let isOver = false
      const look = () => {
        const now = performance.now()
        worst = Math.max(worst, now - last)
        last = now
        if (!isOver) setTimeout(() => requestAnimationFrame(look), 4)
      }
      requestAnimationFrame(look)
      clock.stop = () => {
        isOver = true
        return worst
      }
    },
    stop: () => 0,
    /** From the next event of these kinds to the frame with `selector` in it. A key that is held for another does not count. */
    first: (/** @type {string[]} */ kinds, /** @type {string} */ selector) => {
      const begin = (/** @type {Event} */ event) => {
        if (event instanceof KeyboardEvent && ['Control', 'Shift', 'Alt'].includes(event.key)) return
        for (const kind of kinds) removeEventListener(kind, begin, true)
        void shown(selector, '').then(at => times.push(Number(at) - event.timeStamp))
      }
      for (const kind of kinds) addEventListener(kind, begin, true)
    },
    click: (/** @type {string} */ selector, /** @type {string} */ text) =>
      addEventListener(
        'click',
        event => void shown(selector, text).then(at => times.push(Number(at) - event.timeStamp)),
        { capture: true, once: true },
      ),
  }
  Object.assign(window, { clock })
}

/**
 * Key to paint, in milliseconds, of `count` letters typed where the caret is.
 * @param {Page} page @param {number} count
 * @returns {Promise<number[]>}
 */
export async function typeTimes(page, count) {
  await page.evaluate('clock.keys()')
  const warm = 10
  for (let at = 0; at < count + warm; at++) {
    await page.keyboard.press(at % 6 === 5 ? 'Space' : 'abcdefghijklmnopqrstuvwxyz'.charAt((at * 7) % 26))
    await page.evaluate(`clock.reached(${at + 1})`)
  }
  return /** @type {number[]} */ (await page.evaluate(`clock.times.slice(${warm})`))
}

/** Heap of the page and of its workers after a collection, with what their buffers hold, in megabytes. @param {Page} page */
export async function memoryOf(page) {
  const session = await page.context().newCDPSession(page)
  const workers = /** @type {string[]} */ ([])
  session.on('Target.attachedToTarget', ({ sessionId }) => void workers.push(sessionId))
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  let bytes = bytesOf(await heapOf((method, params) => session.send(/** @type {any} */ (method), params)))
  for (const worker of workers)
    bytes += bytesOf(await heapOf((method, params) => askWorker(session, worker, method, params)))
  return bytes / 1e6
}

/** @param {(method: string, params?: any) => Promise<any>} send @returns {Promise<Record<string, number>>} */
async function heapOf(send) {
  await send('HeapProfiler.enable')
  await send('HeapProfiler.collectGarbage')
  return send('Runtime.getHeapUsage')
}

/** @param {Record<string, number>} heap */
const bytesOf = heap => (heap.usedSize ?? 0) + (heap.embedderHeapUsedSize ?? 0) + (heap.backingStorageSize ?? 0)

let lastCall = 0

/** @param {import('@playwright/test').CDPSession} session @param {string} sessionId @param {string} method @param {any} [params] */
function askWorker(session, sessionId, method, params) {
  const id = ++lastCall
  return new Promise((done, failed) => {
    const listen = (/** @type {{ sessionId: string, message: string }} */ event) => {
      const answer = JSON.parse(event.message)
      if (event.sessionId !== sessionId || answer.id !== id) return
      session.off('Target.receivedMessageFromTarget', listen)
      if (answer.error) failed(new Error(answer.error.message))
      else done(answer.result)
    }
    session.on('Target.receivedMessageFromTarget', listen)
    session
      .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
      .catch(failed)
  })
}
