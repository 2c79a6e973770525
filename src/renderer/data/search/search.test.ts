import { expect, test, vi } from 'vitest'
import type { FromWorker, SearchState, ToWorker } from './protocol.ts'
import { createSearch, type Found, SearchFailed, type WorkerLike } from './search.ts'

const nothing: Found = { hits: [], total: 0, counts: { note: 0, source: 0, highlight: 0 }, near: [], ms: 1 }

class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null
  onerror: WorkerLike['onerror'] = null
  asked: ToWorker[] = []
  isTerminated = false
  postMessage(message: ToWorker) {
    this.asked.push(message)
  }
  terminate() {
    this.isTerminated = true
  }
  tell(data: FromWorker) {
    this.onmessage?.({ data } as MessageEvent<FromWorker>)
  }
  state(state: Partial<SearchState>) {
    this.tell({ type: 'state', state: { phase: 'ready', done: 0, total: 0, version: 1, reason: null, ...state } })
  }
  answer(total: number, asked = 0) {
    const message = this.asked.filter(each => each.type === 'search')[asked]!
    this.tell({ type: 'found', call: message.call, found: { ...nothing, total } })
  }
  crash() {
    this.onerror?.({} as ErrorEvent)
  }
}

function world() {
  const workers: FakeWorker[] = []
  const search = createSearch(() => {
    workers.push(new FakeWorker())
    return workers.at(-1)!
  })
  return { workers, search }
}

test('asks the worker and gives each its answer', async () => {
  const { workers, search } = world()
  const one = search.search('one', { limit: 5 })
  const two = search.search('two', { limit: 5, kinds: ['note'] })
  workers[0]!.answer(2, 1)
  workers[0]!.answer(1, 0)
  expect((await one).total).toBe(1)
  expect((await two).total).toBe(2)
  expect(workers.length).toBe(1)
})

test('an aborted search rejects, tells the worker, and its late answer is not heard', async () => {
  const { workers, search } = world()
  const abort = new AbortController()
  const one = search.search('one', { limit: 5, signal: abort.signal })
  abort.abort()
  await expect(one).rejects.toBe(abort.signal.reason)
  expect(workers[0]!.asked.at(-1)).toEqual({ type: 'drop', call: 1 })
  workers[0]!.answer(1)
  await expect(search.search('two', { limit: 5, signal: abort.signal })).rejects.toBe(abort.signal.reason)
})

test('a refusal is a sentence', async () => {
  const { workers, search } = world()
  const one = search.search('one', { limit: 5 })
  workers[0]!.tell({ type: 'refused', call: 1, reason: 'The search could not read the notebook.' })
  await expect(one).rejects.toEqual(new SearchFailed('The search could not read the notebook.'))
})

test('a lost worker is made anew and asked once more', async () => {
  const { workers, search } = world()
  const one = search.search('one', { limit: 5 })
  workers[0]!.crash()
  expect(workers[0]!.isTerminated).toBe(true)
  expect(search.state.get().phase).toBe('starting')
  workers[0]!.answer(9)
  workers[1]!.answer(1)
  expect((await one).total).toBe(1)
})

test('lost twice it says so, and the next search starts it again', async () => {
  const { workers, search } = world()
  const one = search.search('one', { limit: 5 })
  workers[0]!.crash()
  workers[1]!.crash()
  await expect(one).rejects.toBeInstanceOf(SearchFailed)
  expect(search.state.get()).toMatchObject({ phase: 'failed', reason: expect.stringContaining('Your notes are safe') })
  const two = search.search('two', { limit: 5 })
  workers[2]!.answer(2)
  expect((await two).total).toBe(2)
})

test('its state is the worker’s, and its version never goes back', () => {
  const { workers, search } = world()
  const heard = vi.fn()
  search.start()
  search.start()
  const stop = search.state.subscribe(heard)
  workers[0]!.state({ phase: 'indexing', done: 3, total: 9, version: 4 })
  expect(search.state.get()).toMatchObject({ phase: 'indexing', done: 3, total: 9, version: 4 })
  workers[0]!.crash()
  void search.search('one', { limit: 5 }).catch(() => {})
  workers[1]!.state({ version: 1 })
  expect(search.state.get().version).toBe(5)
  stop()
  const times = heard.mock.calls.length
  workers[1]!.state({ version: 2 })
  expect(heard).toHaveBeenCalledTimes(times)
})

test('tells the worker of changes', () => {
  const { workers, search } = world()
  search.changed()
  search.start()
  search.changed()
  expect(workers[0]!.asked).toEqual([{ type: 'changed' }])
})
