import type { Metadata } from 'next'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { viewBoard } from '@/lib/meeting/view-board'
import { RoomScreen } from './room-screen'

export const metadata: Metadata = { title: 'Screen of the room' }

export default async function RoomScreenPage({ params }: PageProps<'/c/[council]/assessments/[id]/meeting/screen'>) {
  const { council: slug, id } = await params
  const board = orNotFound(await viewBoard(await councilCaller(slug), { assessmentId: id }))
  return <RoomScreen slug={slug} assessmentId={id} board={board} />
}
