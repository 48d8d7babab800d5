import type { Metadata } from 'next'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
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
      <ClientWords
        words={{
          refusals: messages.refusals,
          editor: messages.editor,
          meet: messages.meet,
          agree: messages.agree,
          sheet: messages.sheet,
        }}
      >
        <LiveMeeting slug={slug} assessmentId={id} base={base} board={shown} mine={orNotFound(mine)} />
      </ClientWords>
      <FirstTime at="meeting" />
    </>
  )
}
