import { makeProduct } from './product'

/** One product for all journeys, unless the address of a running one is given. */
export default async function setup() {
  if (process.env.CONCORD_JOURNEY_URL) return
  const product = makeProduct(3900 + (process.pid % 90))
  await product.start()
  process.env.CONCORD_JOURNEY_URL = product.url
  return product.end
}
