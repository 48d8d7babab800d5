import type { Metadata } from 'next'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { KeepFocus } from '@/app/_ui/keep-focus'
import { PageHeading } from '@/app/_ui/page-heading'
import { PrintButton } from '@/app/_ui/print-button'
import { Time } from '@/app/_ui/time'
import { ClientWords } from '@/app/_words/client-words'
import { type AgendaView, viewAgenda } from '@/lib/meeting/view-agenda'
import { messages } from '@/lib/words/messages'
import { say } from '@/lib/words/say'
import { Agreed, ByConsent, ToTalkAbout } from './agenda-items'
import { Preparing } from './preparing'

export const metadata: Metadata = { title: 'Agenda' }

export default async function AgendaPage({ params }: PageProps<'/c/[council]/assessments/[id]/meeting/agenda'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewAgenda(await councilCaller(slug), { assessmentId: id }))
  const base = `/c/${slug}/assessments/${id}`
  const shown = { view, slug, assessmentId: id }
  const consent = view.items.filter(({ isOnConsent, round }) => isOnConsent && round !== 'agreed')
  const open = view.items.filter(({ isOnConsent, round }) => !isOnConsent && round !== 'agreed')
  const agreed = view.items.filter(({ round }) => round === 'agreed')
  return (
    <KeepFocus>
      <PageHeading
        title="Agenda of the meeting"
        crumbs={[
          { label: view.council, href: `/c/${slug}` },
          { label: view.title, href: base },
          { label: 'Meeting', href: `${base}/meeting` },
        ]}
        lead={<When view={view} />}
      >
        <LinkButton href={`${base}/meeting`}>Go to the meeting</LinkButton>
        {view.startsAt ? (
          <LinkButton variant="secondary" href={`${base}/meeting/agenda/calendar`} prefetch={false}>
            Calendar file
          </LinkButton>
        ) : null}
        <LinkButton variant="secondary" href={`${base}/guide#script`}>
          {say('guide.short')}
        </LinkButton>
        <PrintButton>Print the agenda</PrintButton>
      </PageHeading>
      <ClientWords words={{ meet: messages.meet, sheet: messages.sheet }}>
        <div className="flex flex-col gap-8 lg:flex-row-reverse lg:items-start">
          <Preparing {...shown} />
          <div className="flex min-w-0 flex-1 flex-col gap-8">
            <ToTalkAbout {...shown} items={open} />
            <ByConsent {...shown} items={consent} />
            <Agreed {...shown} items={agreed} />
          </div>
        </div>
      </ClientWords>
    </KeepFocus>
  )
}

const When = ({ view }: { view: AgendaView }) => (
  <span className="flex flex-wrap gap-x-4">
    {view.startsAt ? (
      <Time at={view.startsAt} />
    ) : view.meetingOn ? (
      <Time at={view.meetingOn} day />
    ) : (
      'The day is not set yet'
    )}
    <span>{view.minutes} minutes</span>
    {view.place ? <span className="wrap-anywhere">{view.place}</span> : null}
    {view.facilitator ? <span>{`${view.facilitator.name} facilitates`}</span> : null}
  </span>
)
