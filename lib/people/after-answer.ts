import { after } from 'next/server'
import { log } from '../log'

/**
 * Does it once the answer is out, so that nothing about it can be told from how long the answer took. Outside a request
 * nobody waits for an answer, and it is begun at once.
 */
export function afterAnswer(fault: string, work: () => Promise<void>): void {
  const safely = () => work().catch((err: unknown) => log.error({ err }, fault))
  try {
    after(safely)
  } catch {
    void safely()
  }
}
