import type { DBCore, DBCoreTable, Dexie } from 'dexie'

const SILENT_MS = 30_000
/** Until the first answer: it may stand behind a large change of this window or another. */
const QUEUED_MS = 120_000
const LOOK_MS = 1000
const NOT_KEPT = 'The disk does not answer. Nothing of this was kept; what was saved before is. Please try again later.'
const NOT_KNOWN = 'The disk does not answer. Whether this was kept will be seen when it does; what was saved before is.'

/** Transactions that somebody waits for, and when each last had an answer: milliseconds of the page's clock, null before. */
const answeredAt = new Map<object, number | null>()

/** Lets `whileAnswered` hear of every answer within a transaction. Changes nothing about it. */
export function hearAnswers(db: Dexie): void {
  db.use({ stack: 'dbcore', name: 'answers', create: core => ({ ...core, table: hearing(core) }) })
}

function hearing(core: DBCore): (name: string) => DBCoreTable {
  return name => {
    const table = core.table(name)
    return {
      ...table,
      mutate: heard(table.mutate),
      get: heard(table.get),
      getMany: heard(table.getMany),
      query: heard(table.query),
      count: heard(table.count),
      openCursor: heard(table.openCursor),
    }
  }
}

type Ask = (request: never) => PromiseLike<unknown>

/** The same question; of an answer that somebody waits for, the time is written down. */
function heard<A extends Ask>(ask: A): A {
  const asked = (request: never) => {
    const { trans } = request as { trans: object }
    if (!answeredAt.has(trans)) return ask(request)
    return ask(request).then(answer => {
      if (answeredAt.has(trans)) answeredAt.set(trans, performance.now())
      return answer
    })
  }
  return asked as A
}

/**
 * The same answer; or, where the transaction goes silent, an error with a sentence: on a full disk one may never end.
 * `begun` is told the transaction as soon as there is one. What can still be stopped is; one that is being committed goes
 * on, and `run` with it.
 */
export function whileAnswered<T>(run: (begun: (transaction: IDBTransaction) => void) => PromiseLike<T>): Promise<T> {
  let transaction: IDBTransaction | null = null
  let isGivenUp = false
  const askedAt = performance.now()
  return new Promise<T>((resolve, reject) => {
    const timer = setInterval(() => {
      const last = (transaction && answeredAt.get(transaction)) ?? null
      if (performance.now() - (last ?? askedAt) < (last === null ? QUEUED_MS : SILENT_MS)) return
      end()
      isGivenUp = true
      reject(new Error(abort(transaction) ? NOT_KEPT : NOT_KNOWN))
    }, LOOK_MS)
    const end = () => {
      clearInterval(timer)
      if (transaction) answeredAt.delete(transaction)
    }
    const begun = (one: IDBTransaction) => {
      // Nobody waits for it any more.
      if (isGivenUp) {
        abort(one)
        return
      }
      transaction = one
      answeredAt.set(one, null)
    }
    run(begun).then(
      value => {
        end()
        resolve(value)
      },
      error => {
        end()
        reject(error)
      },
    )
  })
}

/** False where it is being committed, and nobody knows what comes of it. */
function abort(transaction: IDBTransaction | null): boolean {
  try {
    transaction?.abort()
    return true
  } catch {
    return false
  }
}
