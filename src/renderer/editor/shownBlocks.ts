/** The blocks of a note as they are seen, in order: those folded away take no place. */
export function shownBlocks(root: HTMLElement): HTMLElement[] {
  const blocks = [...root.children] as HTMLElement[]
  return root.querySelector(':scope > [data-folded-away]')
    ? blocks.filter(block => block.dataset.foldedAway === undefined)
    : blocks
}
