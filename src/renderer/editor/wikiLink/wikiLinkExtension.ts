import { defineExtension } from 'lexical'
import { SurroundingsExtension } from '../surroundings.ts'
import { WikiLinkNode } from './WikiLinkNode.ts'

export const WikiLinkExtension = defineExtension({
  name: 'aide/wiki-link',
  dependencies: [SurroundingsExtension],
  nodes: () => [WikiLinkNode],
})
