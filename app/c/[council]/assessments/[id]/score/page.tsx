import { redirect } from 'next/navigation'

/** The score sheet begins with its first area. */
export default async function ScorePage({ params }: PageProps<'/c/[council]/assessments/[id]/score'>) {
  const { council, id } = await params
  redirect(`/c/${council}/assessments/${id}/score/1`)
}
