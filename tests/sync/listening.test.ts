import { connect, createServer, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { listen } from '@/db/listen'
import { testDatabase } from '../kit/database'

it('[R20] announcements are heard again, and what was missed is made good, where the connection died without a word', async () => {
  const { owner } = await testDatabase()
  const url = process.env.CONCORD_APP_URL as string
  const { hostname, port } = new URL(url)
  const lines: Socket[] = []
  const between = createServer((client) => {
    const onward = connect(Number(port || 5432), hostname)
    lines.push(client, onward)
    client.pipe(onward)
    onward.pipe(client)
    for (const end of [client, onward]) end.on('error', () => end.destroy())
  })
  await new Promise<void>((listening) => between.listen(0, '127.0.0.1', listening))
  const heard: string[] = []
  let missed = 0
  const through = Object.assign(new URL(url), {
    hostname: '127.0.0.1',
    port: String((between.address() as { port: number }).port),
  })
  process.env.CONCORD_APP_URL = through.href
  const stop = listen(
    'somewhere',
    (payload) => heard.push(payload),
    () => missed++,
    { askEvery: 200, answeredWithin: 500 },
  )
  const isHeard = (word: string) =>
    expect
      .poll(
        async () => {
          await owner.query(`select pg_notify('somewhere', $1)`, [word])
          return heard.includes(word)
        },
        { timeout: 20_000, interval: 100 },
      )
      .toBe(true)
  try {
    await isHeard('before')
    const before = missed // nobody knows what was told before it was heard for the first time
    for (const line of lines) line.unpipe().pause()
    await isHeard('after')
    expect(missed).toBe(before + 1)
    for (const line of lines) line.unpipe().pause() // who ends now does not wait for it for ever either
  } finally {
    await stop()
    for (const line of lines) line.destroy()
    between.close()
    process.env.CONCORD_APP_URL = url
  }
}, 180_000)
