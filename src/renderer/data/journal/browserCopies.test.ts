import { describe, expect, it } from 'vitest'
import { copiesBy } from './browserCopies.ts'
import { isNoRoom } from './home.ts'
import type { Asked, Told } from './workerMessages.ts'

function worker() {
  const asked: Asked[] = []
  return {
    asked,
    postMessage: (message: Asked) => void asked.push(message),
    onmessage: null as ((event: MessageEvent<Told>) => void) | null,
    onerror: null as ((event: ErrorEvent) => void) | null,
    tell(told: Told) {
      this.onmessage?.({ data: told } as MessageEvent<Told>)
    },
  }
}

describe('the copies of a browser', () => {
  it('are asked of the worker, and each answer goes to who asked', async () => {
    const made = worker()
    const copies = copiesBy(made)
    const [first, second] = [copies.begin('n'), copies.look('n')]
    expect(made.asked).toEqual([
      { call: 1, name: 'begin', args: ['n'] },
      { call: 2, name: 'look', args: ['n'] },
    ])
    made.tell({ call: 2, value: { covered: [], files: [] } })
    made.tell({ call: 1, problem: 'Your folder is not there.', isFull: false })
    expect(await second).toEqual({ covered: [], files: [] })
    await expect(first).rejects.toThrow('Your folder is not there.')
    await expect(first).rejects.toSatisfy(error => !isNoRoom(error))
  })

  it('say for themselves that there is no room', async () => {
    const made = worker()
    const asked = copiesBy(made).begin('n')
    made.tell({ call: 1, problem: 'The browser has no more room.', isFull: true })
    await expect(asked).rejects.toSatisfy(isNoRoom)
  })

  it('say that the worker is gone, to each who waits', async () => {
    const made = worker()
    const waiting = copiesBy(made).append('n', 'j', ['{}'])
    made.onerror?.({} as ErrorEvent)
    await expect(waiting).rejects.toThrow('has stopped')
  })
})
