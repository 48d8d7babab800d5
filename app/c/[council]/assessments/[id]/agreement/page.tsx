import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { Details } from '@/app/_ui/details'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewHowWeAgree } from '@/lib/score/view-how-we-agree'
import { Closeness } from './closeness'
import { Coefficients } from './coefficients'

export const metadata: Metadata = { title: 'How well do we agree?' }

export default async function AgreementPage({ params }: PageProps<'/c/[council]/assessments/[id]/agreement'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewHowWeAgree(await councilCaller(slug), { assessmentId: id }))
  const base = `/c/${slug}/assessments/${id}`
  const t = await getTranslations('agree.together')
  return (
    <>
      <PageHeading
        title="How well do we agree?"
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: base },
        ]}
        lead="This shows how alike the assessors scored, compared with scoring by chance. It says nothing about whether the scores are right, and it names nobody."
      />
      <div className="flex flex-col gap-6">
        {view.questions.length === 0 ? (
          <EmptyState
            title="Nothing is revealed yet"
            action={<LinkButton href={base}>Back to the overview</LinkButton>}
          >
            Only scores that are revealed count here, so this page fills as the meeting goes on.
          </EmptyState>
        ) : (
          <>
            <Card id="over-all" title={t('overAll')}>
              <p className="text-xl">{t('sentence', { together: view.together, all: view.questions.length })}</p>
              <div className="mt-3">
                <Details summary={t('coefficients')}>
                  <Coefficients view={view} />
                </Details>
              </div>
            </Card>
            <Card id="questions" title="Question by question">
              <Closeness questions={view.questions} base={base} />
            </Card>
          </>
        )}
      </div>
    </>
  )
}
