import type { Bridge } from '../../src/shared/ipc.ts'

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to the one there is
  interface Window {
    desktop?: Bridge
  }
}
