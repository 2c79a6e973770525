import { defineExtension } from 'lexical'
import { SurroundingsExtension } from '../surroundings.ts'
import { createTypeahead } from './typeahead.ts'

export const TypeaheadExtension = defineExtension({
  name: 'aide/typeahead',
  dependencies: [SurroundingsExtension],
  build: editor => createTypeahead(editor, error => editor._onError(error as Error)),
  register: (_editor, _config, state) => state.getOutput().register(),
})
