import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameKey, safeName, uniqueNames } from './fileName.ts'

test('titles become names that every system takes', () => {
  expect(safeName('NATO: what “supply” cost? 50/50 [draft] #1')).toBe('NATO what “supply” cost 50 50 draft 1')
  expect(safeName('پارلیمان کی شرائط')).toBe('پارلیمان کی شرائط')
  expect(safeName('../../etc/passwd')).toBe('etc passwd')
  expect(safeName('CON')).toBe('CON note')
  expect(safeName(' ... ')).toBe('Untitled')
})

test('any title is a safe name, and none is like another', () => {
  const titles = fc.array(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('Aid', 'aid', 'Aid 2', 'é', 'e\u0301')),
  )
  fc.assert(
    fc.property(titles, all => {
      const names = [...uniqueNames(all.map((title, id) => ({ id: String(id), title }))).values()]
      expect(names).toHaveLength(all.length)
      expect(new Set(names.map(nameKey)).size).toBe(all.length)
      for (const name of names) {
        expect(name).toMatch(/^[^<>:"/\\|?*#^[\]\p{Cc}\s.](?:[^<>:"/\\|?*#^[\]\p{Cc}]*[^<>:"/\\|?*#^[\]\p{Cc}\s.])?$/u)
        expect(new TextEncoder().encode(`${name}.md`).length).toBeLessThan(255)
      }
    }),
  )
})
