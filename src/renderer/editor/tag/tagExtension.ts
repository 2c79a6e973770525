import { defineExtension } from 'lexical'
import { TagNode } from './TagNode.ts'

export const TagExtension = defineExtension({ name: 'aide/tag', nodes: () => [TagNode] })
