import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import { fetched } from './fetched.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

test('what was fetched is there with the first frame that asks for it', async () => {
  let times = 0
  const words = fetched(async () => {
    times++
    return ({ text }: { text: string }) => <p>{text}</p>
  })
  const host = document.createElement('div')
  const root = createRoot(host)
  act(() => root.render(<words.View text="Not yet" />))
  expect(host.textContent).toBe('')
  await words.fetch()
  await words.fetch()
  act(() => root.render(<words.View text="There" />))
  expect(host.textContent).toBe('There')
  expect(times).toBe(1)
  act(() => root.unmount())
})

test('a script that cannot be had is told by the fetching, and asked for again the next time', async () => {
  let isThere = false
  const words = fetched(async () => {
    if (!isThere) throw new Error('gone')
    return () => <p>There</p>
  })
  await expect(words.fetch()).rejects.toThrow('gone')
  isThere = true
  await expect(words.fetch()).resolves.toBeUndefined()
})
