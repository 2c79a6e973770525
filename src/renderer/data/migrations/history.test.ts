import { expect, it } from 'vitest'
import { history } from './history.ts'
import { ran } from './ran.fixture.ts'

it('changes no row: tables came beside the others', () => {
  expect(ran(history)).toEqual({})
})
