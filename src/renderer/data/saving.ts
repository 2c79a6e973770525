/** `at`: when the last save was confirmed, in milliseconds since 1970. `reason`: a sentence, when failed. */
export type Saving = { state: 'saved' | 'saving' | 'failed'; at: number | null; reason?: string }

export const saving = {
  get: (): Saving => ({ state: 'saved', at: null }),
  subscribe:
    (_listener: () => void): (() => void) =>
    () => {},
}
