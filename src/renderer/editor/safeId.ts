/** An id as records bear it, or '' for anything else: an id from a file may end up in a selector or a place. */
export function safeId(value: string): string {
  return /^[\w-]{1,64}$/.test(value) ? value : ''
}
