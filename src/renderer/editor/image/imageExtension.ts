import { defineExtension } from 'lexical'
import { ImageNode } from './ImageNode.ts'

export const ImageExtension = defineExtension({ name: 'aide/image', nodes: () => [ImageNode] })
