import { expect, type Page } from '@playwright/test'
import type { startCouncilAccounts } from '../kit/council-accounts'
import type { startMailServer } from '../kit/mail-server'

export const OFFICE = 'office@programme.example'
export const LEAD = 'lena@newby.example'

type Around = {
  /** Somebody at a browser of their own. */
  fresh: () => Promise<Page>
  mail: Awaited<ReturnType<typeof startMailServer>>
  accounts: Awaited<ReturnType<typeof startCouncilAccounts>>
}

/** From the first invitation in the mail to a council's lead with an assessment, by mailed links and a council account, which is called `Sign in with Newby`. */
export async function toALeadWithAnAssessment({ fresh, mail, accounts }: Around): Promise<Page> {
  const office = await fresh()
  await office.goto((await mail.next(OFFICE)).link ?? '')
  await office.getByRole('link', { name: `Sign in as ${OFFICE}` }).click()
  await office.getByRole('textbox', { name: 'E-mail address' }).fill(OFFICE)
  await office.getByRole('button', { name: 'Send me a link' }).click()
  await expect(office.getByText('We are sending a link')).toBeVisible()
  await office.goto((await mail.next(OFFICE)).link ?? '')
  await office.getByRole('button', { name: 'Sign in', exact: true }).click()
  await office.getByRole('button', { name: 'Join Concord' }).click()
  await expect(office.getByRole('heading', { name: 'Programme', level: 1 })).toBeVisible()

  const form = office.getByRole('form', { name: 'Add a council' })
  await form.getByLabel('Name of the council').fill('Newby Council')
  await form.getByLabel('Short name').fill('newby')
  await form.getByLabel('Kind of council').selectOption('unitary')
  await form.getByLabel('How it is governed').selectOption('cabinet')
  await form.getByLabel('Name of its lead').fill('Lena Fairbrook')
  await form.getByLabel('E-mail address of its lead').fill(LEAD)
  await form.getByLabel('Post of its lead').fill('Head of policy')
  await form.getByRole('button', { name: /Add the council/ }).click()
  await expect(form.getByText('Council added')).toBeVisible()

  const lead = await fresh()
  await lead.goto((await mail.next(LEAD)).link ?? '')
  await lead.getByRole('link', { name: `Sign in as ${LEAD}` }).click()
  accounts.seat({ sub: 'lena', email: LEAD.toUpperCase(), email_verified: true, name: 'Lena' })
  await lead.getByRole('button', { name: 'Sign in with Newby' }).click()
  await lead.getByRole('button', { name: 'Join Newby Council' }).click()
  await lead.getByRole('link', { name: 'Start an assessment' }).first().click()
  await lead.getByLabel('What is it called?').fill('Self-assessment 2027')
  await lead.getByRole('button', { name: 'Start the assessment' }).click()
  await expect(lead.getByRole('heading', { name: 'Set-up' })).toBeVisible()
  return lead
}
