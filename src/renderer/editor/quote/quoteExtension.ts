import { defineExtension } from 'lexical'
import { SurroundingsExtension } from '../surroundings.ts'
import { SourceQuoteNode } from './SourceQuoteNode.ts'

export const QuoteExtension = defineExtension({
  name: 'aide/source-quote',
  dependencies: [SurroundingsExtension],
  nodes: () => [SourceQuoteNode],
})
