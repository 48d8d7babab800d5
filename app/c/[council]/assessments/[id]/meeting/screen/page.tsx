import type { Metadata } from 'next'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { ClientWords } from '@/app/_words/client-words'
import { viewBoard } from '@/lib/meeting/view-board'
import { messages } from '@/lib/words/messages'
import { RoomScreen } from './room-screen'

export const metadata: Metadata = { title: 'Screen of the room' }

export default async function RoomScreenPage({ params }: PageProps<'/c/[council]/assessments/[id]/meeting/screen'>) {
  const { council: slug, id } = await params
  const board = orNotFound(await viewBoard(await councilCaller(slug), { assessmentId: id }))
  return (
    <ClientWords words={{ meet: messages.meet, agree: messages.agree }}>
      <RoomScreen slug={slug} assessmentId={id} base={`/c/${slug}/assessments/${id}`} board={board} />
    </ClientWords>
  )
}
