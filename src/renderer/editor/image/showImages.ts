import { $getNodeByKey, type LexicalEditor, mergeRegister, type NodeKey } from 'lexical'
import type { Id } from '#data/rows.ts'
import { surroundingsOf } from '../surroundings.ts'
import { $isImageNode, ImageNode } from './ImageNode.ts'
import { showPicture, showRemark } from './paintImage.ts'

type Shown = { file: Id; address: string | null }

const MISSING = 'This image is not in the notebook any more.'

/** Reads the pictures from the notebook and shows them. An address is given back as soon as its image is gone. */
export function showImages(editor: LexicalEditor): () => void {
  const { readFile } = surroundingsOf(editor)
  const shown = new Map<NodeKey, Shown>()
  const forget = (key: NodeKey) => {
    const address = shown.get(key)?.address
    if (address) URL.revokeObjectURL(address)
    shown.delete(key)
  }
  const show = async (key: NodeKey, file: Id) => {
    const entry: Shown = { file, address: null }
    shown.set(key, entry)
    const found = file ? await readFile(file) : null
    const dom = editor.getElementByKey(key)
    if (!dom || shown.get(key) !== entry) return
    if (!found) {
      showRemark(dom, MISSING)
      return
    }
    entry.address = URL.createObjectURL(new Blob([found.bytes as Uint8Array<ArrayBuffer>], { type: found.type }))
    showPicture(dom, entry.address)
  }
  return mergeRegister(
    editor.registerMutationListener(ImageNode, mutations => {
      for (const [key, mutation] of mutations) {
        const node = editor.getEditorState().read(() => $getNodeByKey(key))
        const file = $isImageNode(node) ? editor.getEditorState().read(() => node.getImage().file) : ''
        if (mutation === 'updated' && shown.get(key)?.file === file) continue
        forget(key)
        if (mutation !== 'destroyed') show(key, file).catch(error => editor._onError(error))
      }
    }),
    () => {
      for (const key of [...shown.keys()]) forget(key)
    },
  )
}
