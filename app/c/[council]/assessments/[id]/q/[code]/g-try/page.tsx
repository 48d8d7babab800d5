import { CommentsPanel } from '../comments-panel'
import { EvidencePanel } from '../evidence-panel'
import { LiveQuestion } from '../live-question'
export default async function Page({ params }: { params: Promise<{ council: string; id: string; code: string }> }) {
  const { council, id, code } = await params
  return (
    <div className="grid gap-8 md:grid-cols-2">
      <h1 className="col-span-full">Try</h1>
      <LiveQuestion />
      <section>
        <h2>Evidence</h2>
        <EvidencePanel slug={council} assessmentId={id} code={code} />
      </section>
      <section>
        <h2>Comments</h2>
        <CommentsPanel slug={council} assessmentId={id} code={code} />
      </section>
    </div>
  )
}
