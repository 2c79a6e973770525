import { defineExtension } from 'lexical'
import { FootnoteNode } from './FootnoteNode.ts'

export const FootnoteExtension = defineExtension({ name: 'aide/footnote', nodes: () => [FootnoteNode] })
