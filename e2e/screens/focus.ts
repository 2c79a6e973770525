import type { Page } from '@playwright/test'

export type Focus = {
  /** Role or tag with the accessible name, as far as attributes and words tell. */
  what: string
  /** Part of the window it is in. */
  region: string
  /** Whether one sees that it has the focus: a ring or an outline on it or on the row it stands for, or a caret. */
  shows: boolean
}

/** What has the focus now. */
export async function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const label = element.getAttribute('aria-labelledby')
    const named = label ? document.getElementById(label)?.textContent : element.getAttribute('aria-label')
    const name = (named ?? element.textContent ?? '').trim().slice(0, 40)
    const isDrawn = (each: Element, pseudo?: string) => {
      const { boxShadow, outlineStyle, outlineColor, content } = getComputedStyle(each, pseudo)
      if (pseudo && content === 'none') return false
      // A sash shows a line of the accent's colour.
      if (each.matches('[role="separator"]'))
        return getComputedStyle(each, '::after').backgroundColor !== 'rgba(0, 0, 0, 0)'
      const isOutlined = outlineStyle !== 'none' && !/transparent|, 0\)$/.test(outlineColor)
      // A ring is drawn without blur: "rgb(…) 0px 0px 0px 2px".
      return isOutlined || /0px 0px 0px [1-9]/.test(boxShadow)
    }
    const writes = element.matches('input:not([type="checkbox"]), textarea, [contenteditable="true"]')
    const row = element.querySelector('[data-active]')
    const around = element.parentElement
    const drawn = [element, row, around].some(each => each && (isDrawn(each) || isDrawn(each, '::after')))
    return {
      what:
        element === document.body
          ? 'nothing'
          : `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${name}`,
      region: element.closest<HTMLElement>('[data-region]')?.dataset.region ?? '',
      shows: writes || drawn,
    }
  })
}
