import Dexie from 'dexie'
import * as fake from 'fake-indexeddb'

type Counted = typeof BroadcastChannel & { open?: Set<BroadcastChannel> }

/** Those of every window in this process, each of which has modules of its own. */
function openChannels(): Set<BroadcastChannel> {
  const known = (BroadcastChannel as Counted).open
  if (known) return known
  const open = new Set<BroadcastChannel>()
  class Channel extends BroadcastChannel {
    static readonly open = open

    constructor(name: string) {
      super(name)
      open.add(this)
    }

    // What a window that was left open still writes is told to nobody, where a closed channel would throw.
    override postMessage(message: unknown) {
      if (open.has(this)) super.postMessage(message)
    }
  }
  globalThis.BroadcastChannel = Channel
  return open
}

/** Begins a test on a machine that never had a notebook and has no window open. */
export function freshMachine(): void {
  // A window that was left open would look after each commit of those to come.
  const open = openChannels()
  for (const channel of open) channel.close()
  open.clear()
  const { forceCloseDatabase: _, default: __, ...names } = fake
  const indexedDB = new fake.IDBFactory()
  Object.assign(globalThis, names, { indexedDB })
  Dexie.dependencies.indexedDB = indexedDB
  Dexie.dependencies.IDBKeyRange = fake.IDBKeyRange
}
