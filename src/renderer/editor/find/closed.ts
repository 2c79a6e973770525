/** What is found before anything is looked for, in a note and in a source. */
export const CLOSED = {
  isOpen: false,
  isReplacing: false,
  asked: 0,
  query: '',
  matchCase: false,
  wholeWord: false,
  count: 0,
  current: 0,
}
/** A longer selection is not what one looks for. */
export const LONGEST_PREFILL = 200
