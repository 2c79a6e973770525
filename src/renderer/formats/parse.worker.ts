import './workerDocument.ts'
import { type Jobs, parsers } from './parse.ts'

type Asked = { [K in keyof Jobs]: { kind: K; job: Jobs[K]['in'] } }[keyof Jobs]

function run(asked: Asked): Jobs[keyof Jobs]['out'] | Promise<Jobs[keyof Jobs]['out']> {
  if (asked.kind === 'page') return parsers.page(asked.job)
  if (asked.kind === 'text') return parsers.text(asked.job)
  if (asked.kind === 'trees') return parsers.trees(asked.job)
  return parsers.markdown(asked.job)
}

self.onmessage = async (event: MessageEvent<Asked>) => {
  try {
    self.postMessage({ result: await run(event.data) })
  } catch (error) {
    self.postMessage({ problem: String(error) })
  }
}
