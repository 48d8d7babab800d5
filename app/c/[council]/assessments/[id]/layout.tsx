import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { WithLevelNames } from '@/app/_ui/level-names'
import { LivePage } from '@/app/_ui/live-page'
import { ClientWords } from '@/app/_words/client-words'
import type { NextStep } from '@/lib/assessment/stages'
import { viewStages } from '@/lib/assessment/view-stages'
import { messages } from '@/lib/words/messages'
import { AssessmentNav } from './assessment-nav'
import { isStepOpen, STEP_PATHS, shownStages } from './stage-places'
import { VersionsBand } from './versions-band'
import { whoseNext } from './whose-next'

/** What stands around every page of an assessment: its stages, the next step, and the framework's own names of the levels. They are read again when something about it as a whole has changed. */
export default async function AssessmentLayout({ children, params }: LayoutProps<'/c/[council]/assessments/[id]'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewStages(await councilCaller(slug), { assessmentId: id }))
  const base = `/c/${slug}/assessments/${id}`
  return (
    <WithLevelNames names={view.levelNames}>
      <LivePage topic={{ topic: 'assessment', council: slug, id }} />
      <ClientWords words={{ stages: messages.stages }}>
        <AssessmentNav
          base={base}
          stages={shownStages(view, base)}
          next={view.next ? <Next next={view.next} base={base} isOpen={isStepOpen(view, view.next.step)} /> : null}
        />
      </ClientWords>
      <VersionsBand view={view} slug={slug} />
      {children}
    </WithLevelNames>
  )
}

/** A link only for whoever may open where it leads. */
function Next({ next, base, isOpen }: { next: NextStep; base: string; isOpen: boolean }) {
  const t = useTranslations('stages')
  const step = t(`steps.${next.step}`)
  const to = (words: React.ReactNode) => (isOpen ? <Link href={base + STEP_PATHS[next.step]}>{words}</Link> : words)
  return (
    <p className="text-sm">
      {next.isMine ? t.rich('next.mine', { step, to }) : t.rich('next.others', { step, to, who: whoseNext(next) })}
    </p>
  )
}
