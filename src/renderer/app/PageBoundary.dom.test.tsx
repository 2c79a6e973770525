import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { PageBoundary } from './PageBoundary.tsx'

afterEach(() => vi.restoreAllMocks())

test('a page that breaks says so, and can be tried again', () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const host = document.body.appendChild(document.createElement('div'))
  let isBroken = true
  const Page = () => {
    if (isBroken) throw new Error('No such block.')
    return <p>The page</p>
  }
  const root = createRoot(host)
  act(() =>
    root.render(
      <PageBoundary of={{ kind: 'start' }}>
        <Page />
      </PageBoundary>,
    ),
  )
  expect(host.textContent).toContain('This page could not be shown.')
  expect(host.textContent).toContain('No such block.')
  isBroken = false
  act(() => host.querySelector('button')?.click())
  expect(host.textContent).toBe('The page')
  act(() => root.unmount())
})
