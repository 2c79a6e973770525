import { describe, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ ipcMain: {}, BrowserWindow: {} }))

import {
  readBytes,
  readCopyName,
  readFileName,
  readNotebook,
  readRecords,
  readSnapshot,
  readWhether,
  readWhich,
} from './copyArguments.ts'

const NOTEBOOK = '0b9f3c52-7a1e-4c55-9d3b-6a1b2c3d4e5f'
const JOURNAL = 'journal-20261122T232430Z-0123abcd.txt'
const HASH = 'a'.repeat(64)
const SAID = 'The desktop was asked with a wrong'

describe('what a page says of safe copies', () => {
  it('is taken as it is where it is right', () => {
    const bytes = new Uint8Array(2)
    expect(readNotebook([NOTEBOOK])).toEqual([NOTEBOOK])
    expect(readRecords([NOTEBOOK, JOURNAL, ['{}']])).toEqual([NOTEBOOK, JOURNAL, ['{}']])
    expect(readBytes([NOTEBOOK, HASH, bytes])).toEqual([NOTEBOOK, HASH, bytes])
    expect(readCopyName([NOTEBOOK, HASH])).toEqual([NOTEBOOK, HASH])
    expect(readCopyName([NOTEBOOK, 'snapshot-20261122T232430Z-57.zip'])).toHaveLength(2)
  })

  it.each([[[]], [['..']], [[null]], [[NOTEBOOK, 1]], [[{ toString: () => NOTEBOOK }]], [[`${NOTEBOOK}/..`]]])(
    'is refused as a notebook: %j',
    args => expect(() => readNotebook(args)).toThrow(SAID),
  )

  it.each([
    [[NOTEBOOK, '../x', ['{}']]],
    [[NOTEBOOK, JOURNAL, '{}']],
    [[NOTEBOOK, JOURNAL, ['x']]],
    [[NOTEBOOK, JOURNAL, [1]]],
    [[NOTEBOOK, JOURNAL, Array(3)]],
    [[NOTEBOOK, JOURNAL, Array(1001).fill('{}')]],
    [['x', JOURNAL, ['{}']]],
  ])('is refused as records: %j', args => expect(() => readRecords(args)).toThrow(SAID))

  it.each([
    [[NOTEBOOK, 'x', new Uint8Array()]],
    [[NOTEBOOK, HASH, 'bytes']],
    [[NOTEBOOK, HASH, [1]]],
    [[1, HASH, new Uint8Array()]],
  ])('is refused as a file: %j', args => expect(() => readBytes(args)).toThrow(SAID))

  it.each([
    [[NOTEBOOK, 0, new Uint8Array()]],
    [[NOTEBOOK, 1.5, new Uint8Array()]],
    [[NOTEBOOK, '1', new Uint8Array()]],
    [[NOTEBOOK, 1, 'x']],
  ])('is refused as a snapshot: %j', args => expect(() => readSnapshot(args)).toThrow(SAID))

  it.each([[[NOTEBOOK, '../../x']], [[NOTEBOOK, 'files']], [[NOTEBOOK]]])('is refused as a copy: %j', args =>
    expect(() => readCopyName(args)).toThrow(SAID),
  )

  it.each([[[NOTEBOOK, '../../x']], [[NOTEBOOK, JOURNAL]], [[NOTEBOOK]], [['..', HASH]]])(
    'is refused as the name of a file: %j',
    args => expect(() => readFileName(args)).toThrow(SAID),
  )

  it('is yes or no, and one of two folders, and never a path', () => {
    expect(readFileName([NOTEBOOK, HASH])).toEqual([NOTEBOOK, HASH])
    expect(readWhether([true])).toEqual([true])
    expect(readWhich(['copies'])).toEqual(['copies'])
    for (const args of [[], ['/etc'], [1], [true, '/etc']]) expect(() => readWhether(args)).toThrow(SAID)
    for (const args of [[], ['/etc'], ['copies', 1], [['copies']]]) expect(() => readWhich(args)).toThrow(SAID)
  })
})
