/** What scrolls the note: the sheet of the pane, or the page where nothing else does. */
export function scrollerOf(root: HTMLElement): HTMLElement {
  let parent = root.parentElement
  while (parent && !/auto|scroll/.test(getComputedStyle(parent).overflowY)) parent = parent.parentElement
  return parent ?? document.documentElement
}
