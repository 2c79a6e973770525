/** A source's text as every anchor counts it: blocks joined by "\n\n", offsets in UTF-16 units. */
export type Canonical = { text: string; /** Offset at which each block starts. */ blocks: number[] }

/** How a highlight finds its passage again: three ways, each checked against the stored words. */
export type Anchor = {
  /** Index of the block and offset within it. */
  block: number
  blockOffset: number
  /** Global offsets. */
  start: number
  end: number
  /** The words themselves and what stands before and after them. */
  exact: string
  prefix: string
  suffix: string
}

/**
 * `exact`: where it was. `moved`: the same words elsewhere. `approximate`: nearly the same words.
 * `lost`: nothing good enough; never a guess.
 */
export type AnchorState = 'exact' | 'moved' | 'approximate' | 'lost'
