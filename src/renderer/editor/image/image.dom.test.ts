import { DRAG_DROP_PASTE } from '@lexical/rich-text'
import { $getRoot, PASTE_COMMAND } from 'lexical'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { toastStore } from '#ui/toast.ts'
import { createHandle } from '../handle.ts'
import { type Around, outline, testEditor } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'
import { $isImageNode } from './ImageNode.ts'
import { insertImages } from './insertImages.ts'

const png = Uint8Array.from('\x89PNG\r\n\x1a\n\0\0', letter => letter.charCodeAt(0))
const p = (text: string) => ({ type: 'paragraph', version: 1, children: [{ type: 'text', version: 1, text }] })
const image = (file: string, more = {}) => ({ type: 'image', version: 1, file, alt: 'A map', width: null, ...more })

const revoked = vi.fn()
beforeEach(() => {
  let made = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:${++made}`)
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(revoked)
})
afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
  revoked.mockClear()
})

function openWindow(blocks: unknown[], around: Around = {}) {
  const keepFile = vi.fn(async () => 'kept')
  const readFile = async (id: string) => (id === 'gone' ? null : { type: 'image/png', bytes: png })
  const editor = testEditor(blocks, { keepFile, readFile, ...around }, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  const { handle } = createHandle(editor, { onChange: () => {}, askLink: () => {} })
  return { editor, root, handle, keepFile }
}

describe('what is shown', () => {
  test('the picture, with its description and width, until it is gone', async () => {
    const { editor, root } = openWindow([image('f', { width: 60 }), p('after')])
    const picture = root.querySelector<HTMLImageElement>('figure > img')
    await vi.waitFor(() => expect(picture?.getAttribute('src')).toBe('blob:1'))
    expect([picture?.alt, picture?.style.width, picture?.hidden]).toEqual(['A map', '60%', false])
    editor.update(() => $getRoot().getFirstChild()?.remove(), { discrete: true })
    expect(revoked).toHaveBeenCalledWith('blob:1')
  })

  test('a file that is not there any more says so', async () => {
    const { root } = openWindow([image('gone')])
    await vi.waitFor(() => expect(root.textContent).toContain('not in the notebook any more'))
    expect(root.querySelector<HTMLImageElement>('figure > img')?.hidden).toBe(true)
  })

  test('a change of the description asks for no bytes again', async () => {
    const readFile = vi.fn(async () => ({ type: 'image/png', bytes: png }))
    const { editor, root } = openWindow([image('f')], { readFile })
    await vi.waitFor(() =>
      expect(root.querySelector<HTMLImageElement>('figure > img')?.getAttribute('src')).toBeTruthy(),
    )
    editor.update(
      () => {
        const node = $getRoot().getFirstChild()
        if ($isImageNode(node)) node.setImage({ ...node.getImage(), alt: 'The gate', width: 5 })
      },
      { discrete: true },
    )
    expect(readFile).toHaveBeenCalledOnce()
    const picture = root.querySelector<HTMLImageElement>('figure > img')
    expect([picture?.alt, picture?.getAttribute('style') ?? '']).toEqual(['The gate', ''])
  })
})

describe('what comes in', () => {
  test('is kept by its bytes and named by its file', async () => {
    const { editor, handle, keepFile } = openWindow([p('a')])
    editor.update(() => $getRoot().selectEnd(), { discrete: true })
    await insertImages(editor, [{ name: 'Torkham gate.jpg', bytes: png }])
    expect(keepFile).toHaveBeenCalledWith({ name: 'Torkham gate.jpg', type: 'image/png', bytes: png })
    expect(handle.read()[1]).toEqual({ type: 'image', version: 1, file: 'kept', alt: 'Torkham gate', width: null })
  })

  test.each([
    ['a.svg', new TextEncoder().encode('<svg onload="x"/>'), /not a PNG, JPEG, GIF, WebP or AVIF/],
    ['a.png', new Uint8Array(20 * 1024 * 1024 + 1), /larger than 20 MB/],
  ])('%s is refused in a sentence', async (name, bytes, sentence) => {
    const { editor, keepFile } = openWindow([p('a')])
    await insertImages(editor, [{ name, bytes }])
    expect(toastStore.get().at(-1)).toMatchObject({ text: expect.stringMatching(sentence), tone: 'warn' })
    expect(keepFile).not.toHaveBeenCalled()
    expect(outline(editor)).toBe('a')
  })

  const file = () => new File([png], 'image.png', { type: 'image/png' })

  test('by paste, where the clipboard holds nothing else; without a name of its own it has no description', async () => {
    const { editor, handle } = openWindow([p('a')])
    const clipboardData = new DataTransfer()
    clipboardData.items.add(file())
    clipboardData.setData('text/html', '<meta charset="utf-8"><img src="https://x.org/a.png">')
    const event = new ClipboardEvent('paste', { cancelable: true, clipboardData })
    editor.dispatchCommand(PASTE_COMMAND, event)
    await vi.waitFor(() => expect(handle.read()[1]).toMatchObject({ type: 'image', file: 'kept', alt: '' }))
    expect(event.defaultPrevented).toBe(true)
  })

  test('by drop', async () => {
    const { editor, handle } = openWindow([p('a')])
    editor.dispatchCommand(DRAG_DROP_PASTE, [file()])
    await vi.waitFor(() => expect(handle.read()[1]).toMatchObject({ type: 'image', file: 'kept' }))
  })
})
