import type { Copies } from '#shared/copies.ts'

/**
 * What the page asks of the worker that writes the safe copies, and what comes back: a value, or a sentence, and whether
 * it was for want of room.
 */
export type Asked = { call: number; name: keyof Copies; args: readonly unknown[] }
export type Told = { call: number; value: unknown } | { call: number; problem: string; isFull: boolean }
/** That they lie in this folder, which the user chose. Said first of all, or never. */
export type Picked = { folder: FileSystemDirectoryHandle }
