import { defineExtension } from 'lexical'
import { UnknownNode } from './UnknownNode.ts'

export const UnknownExtension = defineExtension({ name: 'aide/unknown', nodes: () => [UnknownNode] })
