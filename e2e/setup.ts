import { build } from '../scripts/build.mjs'
import { bundleSeed } from './seed/bundle.ts'

/** Before the first test: the app as its sources are now, and what fills a notebook for a test. */
export default async function setup() {
  await build()
  await bundleSeed()
}
