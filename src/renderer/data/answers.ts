const SILENT_MS = 30_000
/** Until the first answer: it may stand behind a large change of this window or another. */
const QUEUED_MS = 120_000
const LOOK_MS = 1000
const NOT_KEPT = 'The disk does not answer. Nothing of this was kept; what was saved before is. Please try again later.'
const NOT_KNOWN = 'The disk does not answer. Whether this was kept will be seen when it does; what was saved before is.'

/**
 * The same answer; or, where the transaction goes silent, an error with a sentence: on a full disk one may never end.
 * `begun` is told the transaction as soon as there is one. What can still be stopped is; one that is being committed goes
 * on, and `run` with it.
 */
export function whileAnswered<T>(run: (begun: (transaction: IDBTransaction) => void) => PromiseLike<T>): Promise<T> {
  let transaction: IDBTransaction | null = null
  /** Milliseconds of the page's clock. */
  let answeredAt: number | null = null
  let isGivenUp = false
  const askedAt = performance.now()
  return new Promise<T>((resolve, reject) => {
    const timer = setInterval(() => {
      if (performance.now() - (answeredAt ?? askedAt) < (answeredAt === null ? QUEUED_MS : SILENT_MS)) return
      clearInterval(timer)
      isGivenUp = true
      reject(new Error(abort(transaction) ? NOT_KEPT : NOT_KNOWN))
    }, LOOK_MS)
    const begun = (one: IDBTransaction) => {
      // Nobody waits for it any more.
      if (isGivenUp) {
        abort(one)
        return
      }
      transaction = one
      hear(one, () => {
        answeredAt = performance.now()
      })
    }
    run(begun)
      .then(resolve, reject)
      .then(() => clearInterval(timer))
  })
}

/** An event of a request passes its transaction on the way down, also one that does not bubble. */
function hear(transaction: IDBTransaction, answer: () => void): void {
  for (const kind of ['success', 'error']) transaction.addEventListener(kind, answer, true)
}

/** False where it is being committed, and nobody knows what comes of it, or has ended. */
export function abort(transaction: IDBTransaction | null): boolean {
  try {
    transaction?.abort()
    return true
  } catch {
    return false
  }
}
