import { vi } from 'vitest'
import { freshMachine } from './src/renderer/data/machine.fixture.ts'

// Nothing that the file before left in this process reaches the next.
vi.useRealTimers()
vi.unstubAllGlobals()
vi.unstubAllEnvs()
vi.restoreAllMocks()
freshMachine()
vi.resetModules()
