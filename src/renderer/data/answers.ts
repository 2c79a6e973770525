import type { DBCore, DBCoreTable, Dexie } from 'dexie'

/** Longer than any list takes to be read, behind which a write may have to wait. */
const SILENT_MS = 30_000
const LOOK_MS = 1000
const NO_ANSWER =
  'The disk does not answer. Nothing more of this is kept; what was saved before is. Please try again when there is room on it.'

/** Transactions that somebody waits for, and when each last had an answer: milliseconds of the page's clock. */
const answeredAt = new Map<object, number>()

/** Lets `inTime` hear of every answer within a transaction. Changes nothing about it. */
export function hearAnswers(db: Dexie): void {
  db.use({ stack: 'dbcore', name: 'answers', create: core => ({ ...core, table: hearing(core) }) })
}

function hearing(core: DBCore): (name: string) => DBCoreTable {
  return name => {
    const table = core.table(name)
    const heard = <Q extends { trans: object }, A>(ask: (request: Q) => PromiseLike<A>) => {
      const asked = (request: Q) =>
        answeredAt.has(request.trans)
          ? ask(request).then(answer => {
              if (answeredAt.has(request.trans)) answeredAt.set(request.trans, performance.now())
              return answer
            })
          : ask(request)
      return asked as typeof ask
    }
    return {
      ...table,
      mutate: heard(table.mutate) as typeof table.mutate,
      get: heard(table.get) as typeof table.get,
      getMany: heard(table.getMany) as typeof table.getMany,
      query: heard(table.query) as typeof table.query,
      count: heard(table.count) as typeof table.count,
    }
  }
}

/**
 * The same answer; or, where the transaction goes silent, an error with a sentence: on a full disk one may never end.
 * `begun` is told the transaction as soon as there is one. What can still be stopped is.
 */
export function inTime<T>(run: (begun: (transaction: IDBTransaction) => void) => PromiseLike<T>): Promise<T> {
  let transaction: IDBTransaction | null = null
  let isGivenUp = false
  const askedAt = performance.now()
  return new Promise<T>((resolve, reject) => {
    const timer = setInterval(() => {
      const last = (transaction && answeredAt.get(transaction)) ?? askedAt
      if (performance.now() - last < SILENT_MS) return
      end()
      isGivenUp = true
      abort(transaction)
      reject(new Error(NO_ANSWER))
    }, LOOK_MS)
    const end = () => {
      clearInterval(timer)
      if (transaction) answeredAt.delete(transaction)
    }
    const begun = (one: IDBTransaction) => {
      // Nobody waits for it any more.
      if (isGivenUp) return abort(one)
      transaction = one
      answeredAt.set(one, performance.now())
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

function abort(transaction: IDBTransaction | null): void {
  try {
    transaction?.abort()
  } catch {
    // It is being committed, and nobody knows what comes of it.
  }
}
