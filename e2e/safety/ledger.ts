import type { Page } from '@playwright/test'

/** How long a key is held down: they come three times as fast as anybody types. */
const KEY_MS = 25

/** What the screen showed at one moment. `at`: milliseconds since 1970, by the clock of the page. */
export type Shown = { state: string; title: string; text: string; messages: string; at: number }

/** Kept outside the browser: what the screen called Saved, and what was typed when. */
export class Ledger {
  readonly shown: Shown[] = []
  readonly typed: { text: string; at: number }[] = []
  /** Resolves with `begin`: what may be broken off has begun. */
  readonly begun: Promise<void>
  begin = (): void => undefined

  constructor() {
    this.begun = new Promise(resolve => {
      this.begin = resolve
    })
  }

  /** Follows a page from its next load on. */
  async follow(page: Page): Promise<void> {
    await page.exposeFunction('screenShows', (shown: Shown) => void this.shown.push(shown))
    await page.addInitScript(watchScreen)
  }

  /** The last text of the note of that title that was called Saved; null where none was. */
  savedText(title: string): string | null {
    return this.shown.findLast(shown => shown.state === 'saved' && shown.title === title)?.text ?? null
  }

  /** Everything that was ever said in a message. */
  messages(): string {
    return this.shown.map(shown => shown.messages).join('\n')
  }

  /**
   * Types a sentence again and again, key by key, and remembers when; after every second one it rests until all is called
   * saved. Ends where the page does.
   */
  async type(page: Page, sentence: string, count: number): Promise<void> {
    for (let at = 1; at <= count; at++) {
      for (const key of sentence) {
        this.typed.push({ text: key, at: Date.now() })
        await page.keyboard.type(key, { delay: KEY_MS })
      }
      if (at % 2 === 0) await page.locator('[data-saving="saved"]').waitFor()
    }
  }

  /** How many milliseconds of typing before `end` are not in a text of which `length` typed characters are left. */
  lostMs(length: number, end: number): number {
    const first = this.typed[length]
    return first ? end - first.at : 0
  }
}

/** Runs in the page: tells each frame that shows something else. */
function watchScreen(): void {
  const tell = (window as unknown as { screenShows(shown: Shown): void }).screenShows
  let last = ''
  const look = () => {
    const state = document.querySelector('[data-saving]')?.getAttribute('data-saving') ?? ''
    const title = document.querySelector<HTMLInputElement>('[aria-label="Title"]')?.value ?? ''
    const text = document.querySelector('[contenteditable="true"]')?.textContent ?? ''
    const messages = document.querySelector('[role="status"][aria-label="Messages"]')?.textContent ?? ''
    const shown = { state, title, text, messages }
    const now = JSON.stringify(shown)
    if (now !== last && state !== '') tell({ ...shown, at: Date.now() })
    last = now
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
