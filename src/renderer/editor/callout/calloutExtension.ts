import { defineExtension } from 'lexical'
import { CalloutNode } from './CalloutNode.ts'

export const CalloutExtension = defineExtension({ name: 'aide/callout', nodes: () => [CalloutNode] })
