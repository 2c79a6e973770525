import { defineExtension } from 'lexical'
import { SurroundingsExtension } from '../surroundings.ts'
import { EmbedNode } from './EmbedNode.ts'

export const EmbedExtension = defineExtension({
  name: 'aide/embed',
  dependencies: [SurroundingsExtension],
  nodes: () => [EmbedNode],
})
