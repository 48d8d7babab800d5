import { permanentRedirect } from 'next/navigation'

/** Where the trail stood before; what people kept of it still leads there. */
export default async function HistoryPage({ params }: PageProps<'/c/[council]/assessments/[id]/history'>) {
  const { council, id } = await params
  permanentRedirect(`/c/${council}/assessments/${id}/trail`)
}
