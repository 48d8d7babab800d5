import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askLink, type LinkState } from '@/lib/library/ask-link'
import { checkLinks } from '@/lib/library/check-links'
import { viewLibrary } from '@/lib/library/view-library'
import { testDatabase } from '../kit/database'

const HERE = '127.0.0.1'
let site: Server
let base: string
let asked: string[] = []
/** A site with a page of each kind; what it is asked for is written down. */
beforeAll(async () => {
  await testDatabase()
  site = createServer(({ url = '' }, response) => {
    asked.push(url)
    const to = new URLSearchParams(url.split('?')[1]).get('to')
    const status = Number(/^\/(\d{3})/.exec(url)?.[1] ?? 200)
    response.writeHead(status, to ? { location: to } : {}).end('a page')
  })
  await new Promise<void>((ready) => site.listen(0, HERE, ready))
  base = `http://${HERE}:${(site.address() as AddressInfo).port}`
})
afterAll(() => site.close().closeAllConnections())
beforeEach(() => {
  asked = []
})

describe('a link', () => {
  it.each<[string, string, LinkState]>([
    ['a page', '/', 'there'],
    ['a page that has moved', '/301?to=/moved', 'there'],
    ['a page that its site does not have', '/404', 'gone'],
    ['a page that is gone for good', '/410', 'gone'],
    ['a page that has moved to one that is gone', '/302?to=/404', 'gone'],
    ['a site that keeps machines out', '/403', 'unknown'],
    ['a site in trouble', '/503', 'unknown'],
    ['a page that moves in a circle', '/302?to=/302?to=/302', 'unknown'],
    ['a page that leads to a file of this machine', '/302?to=file:///etc/passwd', 'unknown'],
  ])('to %s', async (_, path, state) => {
    expect(await askLink(base + path, [HERE])).toBe(state)
    expect(asked[0]).toBe(path)
  })

  it('never leads to this machine or its neighbours, by name, number or redirect', async () => {
    const { port } = site.address() as AddressInfo
    const near = [
      HERE,
      'localhost',
      '0.0.0.0',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '10.0.0.1',
      '169.254.169.254',
    ]
    for (const host of near) expect([host, await askLink(`http://${host}:${port}/`)]).toEqual([host, 'unknown'])
    expect(asked).toEqual([])
    // The first is let through here, and where it leads is not.
    expect(await askLink(`${base}/302?to=http://localhost:${port}/inside`, [HERE])).toBe('there')
    expect(await askLink(`${base}/302?to=http://[::1]:${port}/inside`, [HERE])).toBe('unknown')
    expect(asked).not.toContain('/inside [::1]')
  })

  it('that is no address, or leads nowhere, proves nothing', async () => {
    for (const url of ['', 'mailto:a@b.example', 'http://', 'http://no-such-host.invalid/'])
      expect(await askLink(url)).toBe('unknown')
  })
})

describe('the library', () => {
  it('asks about each link once a week, and hides what its site has called gone three times running until it is there again', async () => {
    const { owner } = await testDatabase()
    const aWeekLater = () => owner.query(`update resources set asked_at = asked_at - interval '8 days'`)
    const { total } = await viewLibrary({})
    const {
      rows: [gone],
    } = await owner.query<{ id: string; url: string }>('select id, url from resources order by id limit 1')
    let isGone = true
    const all = async () => {
      let count = 0
      for (;;) {
        const found = await checkLinks(async (url) => (url === gone?.url && isGone ? 'gone' : 'unknown'))
        const some = found.there + found.gone + found.unknown
        if (some === 0) return count
        count += some
      }
    }
    expect(await all()).toBe(total)
    expect(await all(), 'not twice in a week').toBe(0)
    await aWeekLater()
    await all()
    expect((await viewLibrary({})).total).toBe(total)
    await aWeekLater()
    await all()
    expect((await viewLibrary({})).total).toBe(total - 1)
    isGone = false
    await owner.query(`update resources set asked_at = null where id = $1`, [gone?.id])
    await checkLinks(async () => 'there')
    expect((await viewLibrary({})).total).toBe(total)
  })
})
