import type { Page } from '@playwright/test'
import type pg from 'pg'
import type { LimitKind } from '@/lib/limit/limit'
import { buildWorld } from '../kit/world'
import { expect, LONG, test } from './journey'
import { assessmentOf, comeIn, comeInBy } from './people'

const TOO_OFTEN = /This was done too often in a short time, so it was not taken\. Try again in \d+ minutes?\./

/** How often acts of this kind were refused, as the product tells it. */
async function metOf(url: string, kind: LimitKind) {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  return Number(new RegExp(`^concord_limits_met\\{kind="${kind}"\\} (\\d+)`, 'm').exec(metrics)?.[1] ?? 0)
}
/** Whoever has done such a thing already has done it as often as nobody may. */
const wearOut = (owner: pg.Pool, kind: LimitKind) =>
  owner.query(`update limits set points = 1000000 where key like $1`, [`${kind} person:%`])
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: TOO_OFTEN })

test(
  'who comes too often is told so in words at the door of comments, invitations, files, exports and seals, and it is counted',
  LONG,
  async ({ browser, owner, product, expectError }) => {
    expectError(/status of 429 .*\/evidence$/)
    const w = await buildWorld({ owner })
    const base = `/c/${w.council.slug}/assessments/${w.assessmentId}`
    const met = (kind: LimitKind) => metOf(product.url, kind)
    /** Does it once, and once more when it has been done too often. */
    const twice = async (kind: LimitKind, once: () => Promise<void>, again: () => Promise<void>) => {
      await once()
      await wearOut(owner, kind)
      const before = await met(kind)
      await again()
      expect(await met(kind), kind).toBe(before + 1)
      await owner.query('delete from limits where key like $1', [`${kind} person:%`])
    }

    const lead = await comeInBy(browser, await w.sessionOf(w.lead))
    await lead.goto(`${base}/q/1.1?panel=comments`)
    const comment = async (words: string) => {
      await lead.getByLabel('Comment on the question').fill(words)
      await lead.getByRole('button', { name: 'Add comment' }).first().click()
    }
    await twice(
      'comments',
      async () => {
        await comment('The first of many')
        await expect(lead.getByText('The first of many')).toBeVisible()
        await expect(lead.getByLabel('Comment on the question')).toHaveValue('')
      },
      async () => {
        await comment('One too many')
        await expect(alert(lead)).toBeVisible()
        await expect(lead.getByLabel('Comment on the question')).toHaveValue('One too many')
      },
    )

    const invite = async (name: string) => {
      await lead.goto(`/c/${w.council.slug}/people/invite`)
      await lead.getByLabel('Name', { exact: true }).fill(name)
      await lead.getByLabel(/E-mail/).fill(`${name}@people.example`)
      await lead.getByLabel('Role', { exact: true }).selectOption('observer')
      await lead.getByLabel('Post', { exact: true }).fill('Clerk')
      await lead
        .getByRole('form', { name: /Invite/ })
        .getByRole('button')
        .last()
        .click()
    }
    await twice(
      'invitations',
      async () => {
        await invite('first')
        await expect(lead.getByText('Invitation saved')).toBeVisible()
      },
      async () => {
        await invite('second')
        await expect(alert(lead)).toBeVisible()
      },
    )

    const attach = async (title: string) => {
      const about = { title, speaksFor: '2026-01-31', readers: 'peers', fileName: 'a.csv', size: 4 }
      return lead.request.put(`${base}/q/1.1/evidence`, {
        headers: { origin: product.url, 'concord-evidence': encodeURIComponent(JSON.stringify(about)) },
        data: Buffer.from('a,b\n'),
      })
    }
    await twice(
      'uploads',
      async () => expect((await attach('first')).status()).toBe(201),
      async () => {
        const refused = await attach('second')
        expect([refused.status(), (await refused.json()).message]).toEqual([429, expect.stringMatching(TOO_OFTEN)])
        expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0)
      },
    )

    const { page: reader } = await comeIn(browser, 'monitoring.officer@southmere.example')
    const submitted = `${await assessmentOf(reader, 'southmere', 'Self-assessment 2026')}/export?format=json`
    let file = ''
    await twice(
      'exports',
      async () => {
        file = await (await reader.request.get(submitted)).text()
        expect(file).toContain('"submission"')
      },
      async () => {
        const refused = await reader.request.get(submitted)
        expect([refused.status(), await refused.text()]).toEqual([429, expect.stringMatching(TOO_OFTEN)])
      },
    )

    await reader.goto('/verify')
    const look = async () => {
      await reader
        .getByLabel('The exported file')
        .setInputFiles({ name: 'submission.json', mimeType: 'application/json', buffer: Buffer.from(file) })
      await reader.getByRole('button', { name: 'Check the file' }).click()
    }
    await twice(
      'verify',
      async () => {
        await look()
        await expect(reader.getByText('Known here')).toBeVisible()
      },
      async () => {
        await look()
        await expect(reader.getByRole('status').filter({ hasText: TOO_OFTEN })).toBeVisible()
      },
    )
  },
)
