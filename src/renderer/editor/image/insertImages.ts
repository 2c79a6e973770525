import { DRAG_DROP_PASTE } from '@lexical/rich-text'
import {
  $addUpdateTag,
  $createNodeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
  registerEventListeners,
} from 'lexical'
import { chooseFiles, readFiles } from '#lib/desktop.ts'
import type { PickedFile } from '#shared/ipc.ts'
import { showToast } from '#ui/toast.ts'
import { $insertBlock } from '../insertBlock.ts'
import { surroundingsOf } from '../surroundings.ts'
import { $createImageNode, $isImageNode } from './ImageNode.ts'
import { imageType } from './imageType.ts'

const LARGEST = 20 * 1024 * 1024
const ACCEPTED = '.png,.jpg,.jpeg,.gif,.webp,.avif'

/** Why a file cannot be an image in a note; null where it can. */
function problemOf(file: PickedFile): string | null {
  if ('problem' in file) return file.problem
  if (file.bytes.length > LARGEST) return `“${file.name}” is larger than 20 MB. Make it smaller and try again.`
  if (!imageType(file.bytes)) return `“${file.name}” is not a PNG, JPEG, GIF, WebP or AVIF image.`
  return null
}

const nameWithoutEnd = (name: string) => name.replace(/\.\w{2,5}$/, '')

/** A pasted picture has no name of its own, so nothing is known of what it shows. */
const altOf = (name: string) => (/^image\.\w+$/i.test(name) ? '' : nameWithoutEnd(name))

/** Keeps files in the notebook and sets them below the caret. What cannot be kept is told in a sentence. */
export async function insertImages(editor: LexicalEditor, files: PickedFile[]): Promise<void> {
  const { keepFile } = surroundingsOf(editor)
  for (const file of files) {
    const problem = problemOf(file)
    if (problem || !('bytes' in file)) {
      showToast({ text: problem ?? '', tone: 'warn' })
      continue
    }
    const { name, bytes } = file
    const id = await keepFile({ name, type: imageType(bytes) ?? '', bytes })
    editor.update(
      () => {
        if (!$getSelection()) $getRoot().selectEnd()
        $insertBlock($createImageNode({ file: id, alt: altOf(name), width: null }))
        $addUpdateTag(HISTORY_PUSH_TAG)
      },
      { discrete: true },
    )
  }
}

/** Asks for images and sets them into the note. */
export async function chooseImages(editor: LexicalEditor): Promise<void> {
  await insertImages(editor, await chooseFiles(ACCEPTED))
  editor.focus()
}

const hasWords = (html: string) => html.replace(/<(style|script|title)[\s\S]*?<\/\1\s*>|<[^>]*>/gi, '').trim() !== ''

/** The images on the clipboard, where it holds nothing else: a picture copied from a page brings the page's tag as well. */
function imagesIn(data: DataTransfer | null): File[] {
  const images = [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
  const isAlone =
    images.length > 0 && !data?.getData('text/plain').trim() && !hasWords(data?.getData('text/html') ?? '')
  return isAlone ? images : []
}

/** A click on a picture chooses it. */
function onClick(editor: LexicalEditor, { target }: MouseEvent): void {
  const key = target instanceof Element ? target.closest<HTMLElement>('[data-image]')?.dataset.image : undefined
  if (!key) return
  editor.update(() => {
    if (!$isImageNode($getNodeByKey(key))) return
    const selection = $createNodeSelection()
    selection.add(key)
    $setSelection(selection)
  })
}

/** Images that are pasted and dropped. */
export function registerImages(editor: LexicalEditor): () => void {
  const insert = (files: File[]) =>
    void readFiles(files)
      .then(read => insertImages(editor, read))
      .catch(error => editor._onError(error))
  return mergeRegister(
    editor.registerCommand(
      PASTE_COMMAND,
      event => {
        const images = 'clipboardData' in event ? imagesIn(event.clipboardData) : []
        if (images.length === 0) return false
        event.preventDefault()
        insert(images)
        return true
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DRAG_DROP_PASTE,
      files => {
        insert(files)
        return true
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerRootListener(root =>
      root ? registerEventListeners(root, { click: event => onClick(editor, event) }) : undefined,
    ),
  )
}
