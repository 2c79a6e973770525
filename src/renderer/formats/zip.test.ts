import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { BadZip, safePath, unzip, withoutRoot, zipWriter } from './zip.ts'

const zipOf = (files: Record<string, Uint8Array>) => new Blob([zipSync(files) as BlobPart])
const all = () => true
const names = (files: Map<string, Uint8Array>) => [...files.keys()]

test('what goes in comes out', async () => {
  const zip = zipWriter()
  zip.add('notes/پارلیمان.md', strToU8('words'), { changedAt: 0 })
  zip.add('originals/a.pdf', new Uint8Array(300_000).fill(7), { packed: true })
  const { files, problems } = await unzip(zip.finish(), all)
  expect(problems).toEqual([])
  expect(names(files)).toEqual(['notes/پارلیمان.md', 'originals/a.pdf'])
  expect(files.get('originals/a.pdf')).toEqual(new Uint8Array(300_000).fill(7))
})

test('paths that lead out of the folder are left out and told', async () => {
  const bad = ['../up.md', '/etc/passwd', 'C:/x.md', 'a/../../b.md', '..\\up.md', 'a//b.md', 'a\u0000.md']
  const { files, problems } = await unzip(
    zipOf({ ...Object.fromEntries(bad.map(path => [path, strToU8('x')])), 'good.md': strToU8('x') }),
    all,
  )
  expect(names(files)).toEqual(['good.md'])
  expect(problems).toHaveLength(bad.length)
  expect(problems[0]).toBe('“../up.md” was left out: its path leads out of the folder.')
  expect(safePath('a\\b.md')).toBe('a/b.md')
})

test('a bomb is stopped by what really comes out of it', async () => {
  const bomb = zipOf({ 'a.md': new Uint8Array(3_000_000) })
  const limits = { entry: 1_000_000, all: 2_000_000, entries: 10 }
  await expect(unzip(bomb, all, undefined, limits)).rejects.toThrow('“a.md” in this zip unpacks to more than 1 MB.')
  const many = zipOf({
    'a.md': new Uint8Array(900_000),
    'b.png': new Uint8Array(900_000),
    'c.md': new Uint8Array(900_000),
  })
  await expect(unzip(many, path => path.endsWith('.md'), undefined, limits)).rejects.toThrow(
    'This zip unpacks to more than 2 MB.',
  )
  const entries = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i}.md`, strToU8('x')]))
  await expect(unzip(zipOf(entries), all, undefined, limits)).rejects.toThrow('more than 10 files')
})

test('what is no zip, or a damaged one, is a sentence', async () => {
  await expect(unzip(new Blob(['words and words']), all)).rejects.toThrow('This file is not a zip.')
  await expect(unzip(new Blob([]), all)).rejects.toThrow(BadZip)
  const bytes = zipSync({ 'a.md': strToU8('some words '.repeat(500)) })
  for (let at = 30; at < bytes.length; at += 7) {
    const hurt = bytes.slice()
    hurt[at] = hurt[at]! ^ 0xff
    await unzip(new Blob([hurt as BlobPart]), all).catch(error => expect(error).toBeInstanceOf(BadZip))
  }
})

test('the second file of one name is told', async () => {
  const zip = zipWriter()
  zip.add('a.md', strToU8('first'))
  zip.add('a.md', strToU8('second'))
  const { files, problems } = await unzip(zip.finish(), all)
  expect(files.get('a.md')).toEqual(strToU8('first'))
  expect(problems).toEqual(['“a.md” is in the zip twice; the first is used.'])
})

test('a folder around everything does not count', () => {
  const paths = (...list: string[]) => [...withoutRoot(new Map(list.map(path => [path, 1]))).keys()]
  expect(paths('vault/a.md', 'vault/b/c.md')).toEqual(['a.md', 'b/c.md'])
  expect(paths('vault/b/c.md', 'vault/b/d.md')).toEqual(['c.md', 'd.md'])
  expect(paths('ab/c.md', 'a/d.md')).toEqual(['ab/c.md', 'a/d.md'])
})
