import type { Metadata } from 'next'
import { userCaller } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { EmptyState } from '@/app/_ui/empty-state'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { RadiosField } from '@/app/_ui/radios-field'
import { CADENCES } from '@/lib/notice/notice'
import { viewMailChoices } from '@/lib/notice/view-mail-choices'
import { say } from '@/lib/words/say'
import { chooseMailAction } from './actions'

export const metadata: Metadata = { title: say('notice.mail.title') }

const CHOICES = CADENCES.map((value) => ({
  value,
  label: say(`notice.mail.cadences.${value}`),
  hint: say(`notice.mail.hints.${value}`),
}))

export default async function MailPage() {
  const choices = await viewMailChoices((await userCaller()).userId)
  return (
    <>
      <PageHeading
        title={say('notice.mail.title')}
        lead={say('notice.mail.lead')}
        crumbs={[
          { label: say('notice.inbox.title'), href: '/inbox' },
          { label: say('account.title'), href: '/account' },
        ]}
      />
      <div className="flex max-w-3xl flex-col gap-6">
        {choices.length === 0 ? <EmptyState title={say('notice.mail.nowhere')} /> : null}
        {choices.map(({ slug, name, cadence }) => (
          <Card key={slug} id={slug} title={name}>
            <Form
              action={chooseMailAction}
              submit={say('notice.mail.save')}
              done={say('notice.mail.saved')}
              label={say('notice.mail.of', { council: name })}
              hidden={{ council: slug }}
            >
              <RadiosField
                name="cadence"
                label={say('notice.mail.question')}
                choices={CHOICES}
                defaultValue={cadence}
              />
            </Form>
          </Card>
        ))}
      </div>
    </>
  )
}
