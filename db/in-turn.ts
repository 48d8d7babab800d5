import type pg from 'pg'

/** Where PostgreSQL lets one of two go that wait for each other, and where what is asked for is held by somebody for long. */
const HELD = ['40P01', '55P03']
const TRIES = 60
/** Milliseconds in which others get on. */
const PAUSE = 500

/**
 * Changes tables while people are at work. Whoever waits for a whole table has everybody else wait behind them, so it waits for two seconds at
 * most, lets them get on, and tries again. `work` is one transaction, and may be begun anew.
 */
export async function inTurn(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query(`set lock_timeout = '2s'`)
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work()
      } catch (fault) {
        if (!isHeld(fault) || attempt === TRIES) throw fault
        await new Promise((over) => setTimeout(over, PAUSE))
      }
    }
  } finally {
    await client.query('reset lock_timeout')
  }
}

function isHeld(fault: unknown): boolean {
  const { code, cause } = fault as { code?: string; cause?: { code?: string } }
  return HELD.includes(code ?? cause?.code ?? '')
}
