/** Parts of the window that F6 goes through, in the order of the page. Each carries `data-region`. */
export function cycleRegion(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(each => each.offsetParent)
  if (regions.length === 0) return
  const at = regions.findIndex(region => region.contains(document.activeElement))
  const next = regions[(at + by + regions.length) % regions.length]
  if (next) focusRegion(next)
}

/** What one does first in a part of the window: what says so of itself, the text of a note, the chosen row of a list, else its first control. */
const FIRST = [
  '[data-focus-first]',
  '[contenteditable="true"]',
  '[role="listbox"]',
  '[role="tree"]',
  '[role="tab"][aria-selected="true"]',
  'iframe',
  'a[href], button:not([disabled]), input, textarea, [tabindex="0"]',
]

export function focusRegion(region: HTMLElement): void {
  for (const selector of FIRST) {
    const found = [...region.querySelectorAll<HTMLElement>(selector)].find(each => each.offsetParent !== null)
    if (found) {
      found.focus()
      return
    }
  }
  region.focus()
}
