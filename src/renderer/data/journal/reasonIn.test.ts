import { expect, it } from 'vitest'
import { WrongCopy } from '#shared/copies.ts'
import { reasonIn } from './reasonIn.ts'

const thrown = (name: string) => new DOMException('words of the browser', name)

it.each([
  ['private', thrown('QuotaExceededError'), 'Make room on the disk'],
  ['private', thrown('NotFoundError'), 'written anew in a moment'],
  ['private', thrown('NoModificationAllowedError'), 'tried again in a moment'],
  ['folder', thrown('QuotaExceededError'), 'Make room on it'],
  ['folder', thrown('NotFoundError'), 'Plug in its disk, or choose another folder'],
  ['folder', thrown('NotAllowedError'), 'Allow it again in the settings'],
  ['folder', thrown('NoModificationAllowedError'), 'tried again in a moment'],
  ['folder', thrown('DataError'), '(words of the browser)'],
  ['private', new WrongCopy('This journal was not begun here.'), 'This journal was not begun here.'],
  ['private', 5, '().'],
] as const)('says of what is thrown in %s (%s) “%s”', (place, error, words) =>
  expect(reasonIn(place, error)).toContain(words),
)
