import { expect, type Locator, type Page } from '@playwright/test'

type Point = { x: number; y: number }
/** Points in the window; `onwards` is -1 where the words run from right to left. */
type Found = { from: Point; to: Point; onwards: 1 | -1 }

/**
 * The page of a source. No script runs in its frame, Playwright's own no more than any other, so it is read from the
 * window around it and worked with by mouse and keys, as one does who reads.
 */
export class Reader {
  private readonly page: Page
  private readonly frame: Locator

  /** `title`: words of the source's title, where two sources are in view. */
  constructor(page: Page, title?: string) {
    this.page = page
    this.frame = page.locator(title ? `iframe[data-ready][title*=${JSON.stringify(title)}]` : 'iframe[data-ready]')
  }

  /** The whole text, with title and byline. */
  text(): Promise<string> {
    return this.frame.evaluate((frame: HTMLIFrameElement) =>
      (frame.contentDocument?.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' '),
    )
  }

  async shows(words: string): Promise<void> {
    await expect.poll(() => this.text()).toContain(words)
  }

  /** Drags over the words with the mouse. They stand in the text as they are written here, blocks without a gap. */
  async select(words: string): Promise<void> {
    const { from, to } = await this.find(words)
    // Playwright's own mouse asks the frame whether a drag has begun, and waits for an answer for ever.
    const session = await this.page.context().newCDPSession(this.page)
    const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: Point, buttons: number) =>
      session.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', buttons, clickCount: 1 })
    await mouse('mousePressed', from, 1)
    await mouse('mouseMoved', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, 1)
    await mouse('mouseMoved', to, 1)
    await mouse('mouseReleased', to, 0)
    await session.detach()
    await expect.poll(async () => (await this.selected()).replaceAll('\n', '')).toBe(words)
  }

  async click(words: string): Promise<void> {
    const { from, onwards } = await this.find(words)
    await this.page.mouse.click(from.x + 3 * onwards, from.y)
  }

  selected(): Promise<string> {
    return this.frame.evaluate((frame: HTMLIFrameElement) => frame.contentDocument?.getSelection()?.toString() ?? '')
  }

  /** Each painted passage as "green: its words". */
  painted(): Promise<string[]> {
    return this.frame.evaluate((frame: HTMLIFrameElement) => {
      const { CSS } = frame.contentWindow as Window & typeof globalThis
      return [...CSS.highlights].flatMap(([color, ranges]) => [...ranges].map(range => `${color}: ${range}`)).sort()
    })
  }

  /** Whether the words stand where one sees them. */
  async isInView(words: string): Promise<boolean> {
    const { from, to } = await this.find(words, false)
    const box = await this.frame.boundingBox()
    return box !== null && from.y > box.y && to.y < box.y + box.height
  }

  /** The words of the first paragraph of which something is in view. */
  firstInView(): Promise<string> {
    return this.frame.evaluate((frame: HTMLIFrameElement) => {
      const blocks = [...(frame.contentDocument?.querySelectorAll('article p') ?? [])]
      return blocks.find(block => block.getBoundingClientRect().bottom > 8)?.textContent ?? ''
    })
  }

  /** How many of such elements the text has. */
  count(selector: string): Promise<number> {
    return this.frame.evaluate(
      (frame: HTMLIFrameElement, name) =>
        frame.contentDocument?.querySelector('article')?.querySelectorAll(name).length ?? 0,
      selector,
    )
  }

  /** A computed style of the page. */
  style(property: string, of = 'article'): Promise<string> {
    return this.frame.evaluate(
      (frame: HTMLIFrameElement, [name, selector]) => {
        const element = frame.contentDocument?.querySelector(selector!)
        return element ? frame.contentWindow!.getComputedStyle(element).getPropertyValue(name!) : ''
      },
      [property, of],
    )
  }

  /** The reader's keys hold while the text has the focus. */
  async focus(): Promise<void> {
    await this.frame.evaluate((frame: HTMLIFrameElement) => frame.focus())
  }

  async scroll(by: number): Promise<void> {
    const box = await this.frame.boundingBox()
    await this.page.mouse.move(box!.x + box!.width / 2, box!.y + box!.height / 2)
    await this.page.mouse.wheel(0, by)
  }

  /** Where the words begin and end in the window. They may run over several nodes. */
  private async find(words: string, scroll = true): Promise<Found> {
    const found = await this.frame.evaluate(
      async (frame: HTMLIFrameElement, { sought, isScrolled }) => {
        const inside = frame.contentDocument
        const article = inside?.querySelector('article')
        if (!inside || !article) return null
        const nodes: Node[] = []
        const walker = inside.createTreeWalker(article, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node)
        const start = nodes
          .map(node => node.nodeValue)
          .join('')
          .indexOf(sought)
        if (start < 0) return null
        const range = inside.createRange()
        let before = 0
        for (const node of nodes) {
          const length = node.nodeValue?.length ?? 0
          const [from, to] = [start - before, start + sought.length - before]
          if (from >= 0 && from < length) range.setStart(node, from)
          if (to > 0 && to <= length) range.setEnd(node, to)
          before += length
        }
        const block = range.startContainer.parentElement!
        // A page that is still being laid out, or brought back to where one left off, moves the words once more.
        for (let still = 0, was = Number.NaN; isScrolled && still < 3; ) {
          const view = frame.contentWindow!
          view.scrollBy(0, range.getBoundingClientRect().top - view.innerHeight / 2)
          const { top } = range.getBoundingClientRect()
          still = top === was ? still + 1 : 0
          was = top
          await new Promise(requestAnimationFrame)
        }
        const rects = [...range.getClientRects()].filter(rect => rect.width > 0)
        const { left, top } = frame.getBoundingClientRect()
        const isRtl = frame.contentWindow!.getComputedStyle(block).direction === 'rtl'
        const point = (rect: DOMRect, atStart: boolean) => ({
          x: left + (atStart === isRtl ? rect.right : rect.left),
          y: top + (rect.top + rect.bottom) / 2,
        })
        const last = rects[rects.length - 1]!
        return { from: point(rects[0]!, true), to: point(last, false), onwards: isRtl ? (-1 as const) : (1 as const) }
      },
      { sought: words, isScrolled: scroll },
    )
    if (!found) throw new Error(`The source does not say “${words}”.`)
    return found
  }
}
