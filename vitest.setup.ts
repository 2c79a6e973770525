import { vi } from 'vitest'
import { freshMachine } from './src/renderer/data/machine.fixture.ts'

// Files share a process: what could reach the next one through modules, clocks, stubs, storage or the page is reset.
vi.useRealTimers()
vi.unstubAllGlobals()
vi.unstubAllEnvs()
freshMachine()
vi.resetModules()
if (typeof document !== 'undefined') {
  localStorage.clear()
  document.body.replaceChildren()
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: undefined })
}
