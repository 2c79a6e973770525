import { expect, test } from 'vitest'
import { typedAddress, webAddress } from './address.ts'

test.each([
  ['https://x.org/a', 'https://x.org/a'],
  ['HTTP://X.org', 'http://x.org/'],
  ['mailto:a@b.org', 'mailto:a@b.org'],
  ['ht\ntps://x.org', 'https://x.org/'],
  ['javascript:alert(1)', null],
  ['java\u0000script:alert(1)', null],
  ['\u0001javascript:x', null],
  ['data:text/html,x', null],
  ['file:///etc/passwd', null],
  ['app://notebook/', null],
  ['//x.org', null],
  ['/relative', null],
  ['https://', null],
  ['', null],
])('%j', (written, address) => expect(webAddress(written)).toBe(address))

test.each([
  ['x.org', 'https://x.org/'],
  [' www.x.org/a?b#c ', 'https://www.x.org/a?b#c'],
  ['a@x.org', 'mailto:a@x.org'],
  ['javascript:x', null],
  ['two words', null],
  ['x', null],
])('typed %j', (written, address) => expect(typedAddress(written)).toBe(address))
