import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PickedFile } from '#shared/ipc.ts'
import { DropZone } from './DropZone.tsx'

const dropped = vi.hoisted(() => ({ files: [] as unknown[][] }))
vi.mock('./bringIn.ts', () => ({
  bringInFile: async (file: PickedFile) => {
    dropped.files.push([file.name])
    return { kind: 'failed', name: file.name, sentence: `“${file.name}” is a folder.` }
  },
  summary: () => '2 could not be brought in.',
}))

let root: Root
let host: HTMLElement
const overlay = () => document.querySelector('[data-testid="drop"]')

async function drag(type: string, types: string[], files: File[] = []) {
  const event = new Event(type, { bubbles: true, cancelable: true })
  Object.assign(event, { dataTransfer: { types, files, dropEffect: 'none' } })
  await act(async () => host.dispatchEvent(event))
  return event
}

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  host = document.body.appendChild(document.createElement('div'))
  root = createRoot(host)
  await act(async () => root.render(<DropZone open={() => {}}>the app</DropZone>))
})
afterEach(async () => {
  await act(async () => root.unmount())
  host.remove()
})

describe('files over the window', () => {
  it('show where they would go, however many parts of it they pass over', async () => {
    await drag('dragenter', ['Files'])
    await drag('dragenter', ['Files'])
    await drag('dragleave', ['Files'])
    expect(overlay()).not.toBeNull()
    expect((await drag('dragover', ['Files'])).defaultPrevented).toBe(true)
    await drag('dragleave', ['Files'])
    expect(overlay()).toBeNull()
  })

  it('are brought in, and what could not be is listed', async () => {
    await drag('dragenter', ['Files'])
    const event = await drag('drop', ['Files'], [new File(['a'], 'a.txt'), new File(['b'], 'b.txt')])
    expect(event.defaultPrevented).toBe(true)
    await vi.waitFor(() => expect(document.body.textContent).toContain('“b.txt” is a folder.'))
    expect(dropped.files).toEqual([['a.txt'], ['b.txt']])
    expect(overlay()).toBeNull()
  })

  it('are not words dragged about in a note', async () => {
    expect((await drag('dragenter', ['text/plain'])).defaultPrevented).toBe(false)
    expect(overlay()).toBeNull()
  })
})

describe('a link over the window', () => {
  it('leads the window nowhere, and is left to a field that takes it', async () => {
    expect((await drag('dragover', ['text/uri-list'])).defaultPrevented).toBe(true)
    expect((await drag('drop', ['text/uri-list'])).defaultPrevented).toBe(true)
    host = document.body.appendChild(document.createElement('textarea'))
    expect((await drag('drop', ['text/uri-list'])).defaultPrevented).toBe(false)
  })
})
