import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { FirstTime } from '@/app/_ui/first-time'
import { RulesInWords } from '@/app/_ui/rules-in-words'
import { ClientWords } from '@/app/_words/client-words'
import { viewArea } from '@/lib/score/view-area'
import { viewWhomToAsk } from '@/lib/score/view-whom-to-ask'
import { messages } from '@/lib/words/messages'
import { NotAssessor } from './not-assessor'
import { Sheet } from './sheet'

export const metadata: Metadata = { title: 'Score sheet' }

export default async function ScoreAreaPage({ params }: PageProps<'/c/[council]/assessments/[id]/score/[area]'>) {
  const { council: slug, id, area } = await params
  const caller = await councilCaller(slug)
  const base = `/c/${slug}/assessments/${id}`
  const viewed = await viewArea(caller, { assessmentId: id, area: Number(area) })
  if (!viewed.ok) {
    const { isAssessor, namers } = orNotFound(await viewWhomToAsk(caller, { assessmentId: id }))
    return isAssessor ? notFound() : <NotAssessor base={base} namers={namers} />
  }
  const view = viewed.value
  return (
    <>
      <ClientWords words={{ changed: messages.changed, sheet: messages.sheet }}>
        <Sheet
          key={view.area.number}
          questions={view.questions}
          elsewhere={view.elsewhere}
          area={view.area}
          at={{ userId: view.reader.userId, council: slug, assessmentId: id }}
          base={base}
          dueOn={view.assessment.scoresDueOn}
          progress={view.progress}
        />
      </ClientWords>
      <div className="mt-4 text-sm">
        <RulesInWords rules={view.rules} />
      </div>
      <FirstTime at="score" />
    </>
  )
}
