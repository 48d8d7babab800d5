import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { filesOf } from './acts'
import { expect, LONG, test } from './journey'
import { comeIn, eastvale, show } from './people'

/** Attaches a file as the form does; the address where it is handed out. */
async function attach(page: Page, base: string, fileName: string, data: Buffer): Promise<string> {
  const about = { title: fileName, speaksFor: '2026-01-31', readers: 'peers', fileName, size: data.length }
  const answer = await page.request.put(`${base}/q/2.1/evidence`, {
    headers: { origin: new URL(page.url()).origin, 'concord-evidence': encodeURIComponent(JSON.stringify(about)) },
    data,
  })
  const { status, value } = await answer.json()
  expect(status).toBe('done')
  return `/c/eastvale/evidence/${value.evidenceId}/file`
}

test('a picture is handed out without its place, a part of a file can be asked for, and what no scanner saw says so', async ({
  browser,
}) => {
  const { page } = await comeIn(browser, 'officer@eastvale.example')
  const base = await eastvale(page)
  await page.goto(base)
  const photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#c03020' } })
    .withExif({ IFD0: { Artist: 'Ann Author' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '54/1 58/1 41/1' } })
    .jpeg()
    .toBuffer()
  expect((await sharp(photo).metadata()).exif).toBeDefined()
  const stored = await (await page.request.get(await attach(page, base, 'photo.jpg', photo))).body()
  expect(await sharp(stored).metadata()).toMatchObject({ width: 40, height: 20, format: 'jpeg' })
  expect((await sharp(stored).metadata()).exif).toBeUndefined()

  const table = Buffer.from(`Ward,Homes\n${'Moor,12\n'.repeat(1_000)}`)
  const path = await attach(page, base, 'homes.csv', table)
  const get = (headers: Record<string, string>) =>
    page.request.get(path, { headers: { 'accept-encoding': 'gzip', ...headers } })
  const whole = await get({})
  const { etag = '', 'content-encoding': encoding } = whole.headers()
  expect([whole.status(), encoding, (await whole.body()).equals(table)]).toEqual([200, undefined, true])
  const part = await get({ range: 'bytes=11-17', 'if-range': etag })
  expect([part.status(), part.headers()['content-range'], await part.text()]).toEqual([
    ...[206, `bytes 11-17/${table.length}`, 'Moor,12'],
  ])
  expect((await get({ range: 'bytes=11-17', 'if-range': '"another"' })).status()).toBe(200)
  const beyond = await get({ range: `bytes=${table.length}-` })
  expect([beyond.status(), beyond.headers()['content-range']]).toEqual([416, `bytes */${table.length}`])

  await page.goto(`${base}/q/2.1`)
  await show(page, 'Evidence')
  await expect(page.getByText('Not scanned for viruses')).toHaveCount(2)
  await expect(page.getByText('What a picture says of its place, device and author is taken out.')).toBeVisible()
})

test(
  'where a server in front lets no file of that size through, the form says so and keeps what was typed',
  LONG,
  async ({ browser, expectError }) => {
    expectError(/413/)
    const { page } = await comeIn(browser, 'officer@eastvale.example')
    await page.goto('/c/eastvale')
    const base = (await page.getByRole('link', { name: 'First self-assessment' }).getAttribute('href')) ?? ''
    await page.goto(`${base}/q/2.1`)
    await show(page, 'Evidence')
    await page.route('**/q/2.1/evidence', (route) =>
      route.fulfill({ status: 413, contentType: 'text/html', body: '<h1>413 Request Entity Too Large</h1>' }),
    )
    const form = page.getByRole('form', { name: 'Attach evidence' })
    await form.getByLabel('Title').fill('Housing plan')
    await filesOf(form).setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n') })
    await form.getByLabel('Date of the information').fill('2026-01-31')
    await form.getByRole('button', { name: 'Attach evidence' }).click()
    await expect(form.getByRole('alert').first()).toContainText('the server in front of it')
    await expect(form.getByLabel('Title')).toHaveValue('Housing plan')
  },
)
