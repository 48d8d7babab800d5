import { TEXT_SCHEMA } from '@/lib/sync/wire/protocol'
import { expect, LONG, test } from './journey'
import { comeIn, editorOf, openWhole, show } from './people'

test(
  'a page from before an update says so, and what was typed on it is there after reloading',
  LONG,
  async ({ browser, expectError }) => {
    const { page } = await comeIn(browser, 'officer@eastvale.example')
    await page.goto('/c/eastvale')
    const base = await page.getByRole('link', { name: 'First self-assessment' }).getAttribute('href')
    const question = `${base}/q/4.6`
    await openWhole(page, question)
    await show(page, 'Comments')

    // An act whose name the update has changed.
    let known = ''
    await page.route(`**${question}*`, async (route) => {
      const headers = await route.request().allHeaders()
      known = headers['next-action'] ?? known
      const gone = known.replaceAll(/[0-9a-f]/g, (digit) =>
        digit === 'f' ? '0' : (Number.parseInt(digit, 16) + 1).toString(16),
      )
      if (headers['next-action'])
        await route.continue({ headers: { ...headers, 'next-action': known.slice(0, 2) + gone.slice(2) } })
      else await route.continue()
    })
    expectError(/404|409|status of/)
    const box = page.getByLabel('Comment on the question')
    await box.fill('Typed before the update.')
    await page.getByRole('button', { name: 'Add comment' }).click()
    await expect(page.getByText('This page is from before an update').first()).toBeVisible()
    await page.unroute(`**${question}*`)
    await openWhole(page, question)
    await show(page, 'Comments')
    await expect(box).toHaveValue('Typed before the update.')
    await page.getByRole('button', { name: 'Add comment' }).click()
    await expect(page.getByRole('article').getByText('Typed before the update.')).toBeVisible()

    // An act of another page than the one that it is sent to, behind a certificate: Next hands it on within itself.
    const { host, origin } = new URL(page.url())
    const handed = await page.request.post('/c/eastvale', {
      headers: {
        ...{
          'next-action': known,
          'content-type': 'text/plain;charset=UTF-8',
          accept: 'text/x-component',
          host,
          origin,
        },
        'x-forwarded-proto': 'https',
      },
      data: JSON.stringify(['eastvale', { status: 'idle' }, {}]),
    })
    expect([handed.status(), handed.headers()['content-type']]).toEqual([200, 'text/x-component'])
    expect(await handed.text()).toContain('Some answers need another look.')
    await page.context().close()
  },
)

test('an older page shows nothing of a newer text, and goes on once it is loaded anew', LONG, async ({ browser }) => {
  const { page } = await comeIn(browser, 'officer@eastvale.example')
  await page.goto('/c/eastvale')
  const base = await page.getByRole('link', { name: 'First self-assessment' }).getAttribute('href')
  let schema = TEXT_SCHEMA - 1
  await page.addInitScript(() => Reflect.deleteProperty(window, 'SharedWorker')) // whose line no journey can reach
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) =>
      server.send(typeof message === 'string' ? message.replace(/"schema":\d+/, `"schema":${schema}`) : message),
    )
  })
  await page.goto(`${base}/q/4.7`)
  await expect(page.getByTestId('save-state')).toContainText('this page is from before an update')
  const reload = page.getByRole('button', { name: 'Reload the page' })
  await expect(reload).toBeVisible()
  schema = TEXT_SCHEMA
  await reload.click()
  await (await editorOf(page, '4.7')).click()
  await page.keyboard.type('After the update. ')
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-kind', 'saved')
  await page.context().close()
})
