import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { sealOf } from '@/lib/submission/seal'
import { exportFile } from '@/lib/submission/verify-submission'
import { expect, test } from './journey'
import { assessmentOf, comeIn } from './people'

const check = async (page: Page, text: string) => {
  const path = test.info().outputPath('submission.json')
  writeFileSync(path, text)
  await page.getByLabel('The exported file').setInputFiles(path)
  await page.getByRole('button', { name: 'Check the file' }).click()
}
const found = (page: Page) => page.getByRole('status').filter({ hasText: /\S/ })
/** The green of a notice that says that all is well. */
const green = (page: Page) => page.locator('main .border-done')

test('a visitor sees green for a file that was submitted here, and for no other, while a worker reads it, and no file leaves their device', async ({
  browser,
}) => {
  const { page: lead } = await comeIn(browser, 'lead@southmere.example')
  const base = await assessmentOf(lead, 'southmere', 'Self-assessment 2026')
  const file = await (await lead.request.get(`${base}/export?format=json`)).text()
  const { submission } = JSON.parse(file)

  const visitor = await (await browser.newContext()).newPage()
  // Whatever is in a file, the page goes on: a worker reads it, and the page itself cannot.
  await visitor.addInitScript(() => {
    for (const read of ['text', 'arrayBuffer', 'stream', 'slice'] as const)
      Blob.prototype[read] = () => {
        throw new Error('the page reads the file itself')
      }
    Object.assign(window, { FileReader: undefined })
  })
  const sent: number[] = []
  visitor.on('request', (request) => sent.push(request.postDataBuffer()?.length ?? 0))
  await visitor.goto('/verify')
  await check(visitor, file)
  await expect(found(visitor)).toContainText('Known here')
  await expect(found(visitor)).toContainText('Self-assessment 2026, Southmere County Council, version 1')
  await expect(green(visitor)).toBeVisible()

  // Somebody changes a level and works both seals out again.
  submission.content.questions[0].agreed.level = 4
  for (const signature of submission.signatures) signature.contentSha256 = sealOf(submission.content)
  await check(visitor, exportFile(submission, sealOf(submission)))
  await expect(found(visitor)).toContainText('Not listed here')
  await expect(green(visitor)).toHaveCount(0)

  await check(visitor, file.replace('"level": ', '"level":  1'))
  await expect(found(visitor)).toContainText('Altered')
  for (const hostile of ['['.repeat(19_000_000), `{"submission":[${'{},'.repeat(6_000_000)}{}],"sha256":"x"}`]) {
    const working = visitor.waitForEvent('worker')
    await check(visitor, hostile)
    await working
    await expect(found(visitor)).toContainText('The file holds more than any submission.')
  }
  await expect(green(visitor)).toHaveCount(0)
  expect(sent.filter((bytes) => bytes > 0).length, 'the seal was asked for').toBeGreaterThan(0)
  expect(Math.max(...sent)).toBeLessThan(1000)
})
