import '#formats/workerDocument.ts'
import { type VaultJob, type VaultMaker, vaultMaker } from './vaultMaker.ts'

type Asked = { call: number } & ({ job: VaultJob } | { places: number[]; asText: boolean })

let maker: Promise<VaultMaker> | null = null

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  try {
    self.postMessage({ call: data.call, result: await answer(data) })
  } catch (error) {
    self.postMessage({ call: data.call, problem: String(error) })
  }
}

async function answer(asked: Asked) {
  if ('job' in asked) {
    maker = vaultMaker(asked.job)
    return (await maker).index
  }
  return (await maker!).make(asked.places, asked.asText)
}
