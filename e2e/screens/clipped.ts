import type { Page } from '@playwright/test'

/**
 * Urdu words whose ink is cut off above or below by a box that hides what hangs over. The ink is measured with the very
 * font and words. A line that is left out as a whole, as in an excerpt, is not cut.
 */
export async function clipped(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    await document.fonts.ready
    const canvas = document.createElement('canvas').getContext('2d')!
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.nodeValue ?? ''
      const parent = node.parentElement
      if (!parent || !/[\u0600-\u06ff]/.test(words)) continue
      const style = getComputedStyle(parent)
      if (style.visibility === 'hidden') continue
      canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
      const { actualBoundingBoxAscent, actualBoundingBoxDescent, fontBoundingBoxAscent } = canvas.measureText(words)
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const { top: at, height } of range.getClientRects()) {
        if (height === 0) continue
        const top = at + fontBoundingBoxAscent - actualBoundingBoxAscent
        const bottom = at + fontBoundingBoxAscent + actualBoundingBoxDescent
        for (let box: HTMLElement | null = parent; box; box = box.parentElement) {
          const { overflowY, contentVisibility } = getComputedStyle(box)
          // Blocks of a text that are not laid out while out of view paint for themselves alone, as if they were clipped.
          const clips = /hidden|clip/.test(overflowY) || contentVisibility === 'auto'
          if (!clips || box === document.body || box === document.documentElement) continue
          const edge = box.getBoundingClientRect()
          if (at + height / 2 > edge.bottom || at + height / 2 < edge.top) break
          const over = Math.max(edge.top - top, bottom - edge.bottom)
          if (over > 0.5)
            found.push(`${over.toFixed(1)} px of “${words.slice(0, 30)}” by ${box.tagName}.${box.className}`)
        }
      }
    }
    return found
  })
}
