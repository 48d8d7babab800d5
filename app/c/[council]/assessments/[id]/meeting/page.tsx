import type { Metadata } from 'next'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Breadcrumbs } from '@/app/_ui/breadcrumbs'
import { LinkButton } from '@/app/_ui/button'
import { FirstTime } from '@/app/_ui/first-time'
import { ClientWords } from '@/app/_words/client-words'
import { viewBoard } from '@/lib/meeting/view-board'
import { viewMyPart } from '@/lib/meeting/view-my-part'
import { messages } from '@/lib/words/messages'
import { LiveMeeting } from './live-meeting'

export const metadata: Metadata = { title: 'Meeting' }

export default async function MeetingPage({ params }: PageProps<'/c/[council]/assessments/[id]/meeting'>) {
  const { council: slug, id } = await params
  const caller = await councilCaller(slug)
  const at = { assessmentId: id }
  const [board, mine] = await Promise.all([viewBoard(caller, at), viewMyPart(caller, at)])
  const base = `/c/${slug}/assessments/${id}`
  const shown = orNotFound(board)
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Breadcrumbs crumbs={[{ label: shown.title, href: base }]} />
        <div className="flex flex-wrap gap-2">
          <LinkButton variant="quiet" href={`${base}/meeting/agenda`}>
            Agenda
          </LinkButton>
          <LinkButton variant="quiet" href={`${base}/meeting/screen`} target="_blank">
            Screen for the room
          </LinkButton>
        </div>
      </div>
      <FirstTime at="meeting" />
      <ClientWords words={{ refusals: messages.refusals, editor: messages.editor }}>
        <LiveMeeting slug={slug} assessmentId={id} base={base} board={shown} mine={orNotFound(mine)} />
      </ClientWords>
    </>
  )
}
