import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { addressOf, askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { PageHeading } from '@/app/_ui/page-heading'
import { TabsNav } from '@/app/_ui/tabs-nav'
import { ClientWords } from '@/app/_words/client-words'
import { BackToQuestion } from '@/app/c/[council]/_evidence/added-note'
import { AttachForm } from '@/app/c/[council]/_evidence/attach-form'
import { FiguresForm } from '@/app/c/[council]/_evidence/figure-form'
import { FORM_WORDS } from '@/app/c/[council]/_evidence/words'
import { viewAdding } from '@/lib/evidence/view-adding'
import { questionName } from '@/lib/framework/named-question'

export const metadata: Metadata = { title: 'Add evidence' }

const KINDS = ['file', 'link', 'figure', 'figures', 'minute'] as const

export default async function AddPage({ params, searchParams }: PageProps<'/c/[council]/evidence/add'>) {
  const { council: slug } = await params
  const asked = askedIn(await searchParams, ['kind', 'assessment', 'code'] as const)
  const view = orNotFound(
    await viewAdding(await councilCaller(slug), { assessmentId: asked.assessment, code: asked.code }),
  )
  const t = await getTranslations('evidence')
  const kind = KINDS.find((one) => one === asked.kind) ?? 'file'
  const at = view.at
    ? { assessmentId: view.at.assessmentId, code: view.at.code, name: questionName(view.at) }
    : undefined
  const here = `/c/${slug}/evidence`
  const people = view.people.map(({ id, name, post }) => ({ value: id as string, label: name, hint: post }))
  const place = { slug, at, area: view.council.name, nation: view.nation, people }
  return (
    <>
      <PageHeading
        title={t('addPage.title')}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: t('register.crumb'), href: here },
        ]}
        lead={at ? `${t('addPage.lead')} ${t('addPage.for', { question: at.name })}` : t('addPage.lead')}
      />
      <TabsNav
        label={t('addPage.which')}
        tabs={KINDS.map((one) => ({
          label: t(`addPage.kinds.${one}`),
          href: addressOf(`${here}/add`, { ...asked, kind: one }),
          isHere: one === kind,
        }))}
      />
      <div className="mt-6 max-w-4xl">
        <Card>
          <ClientWords words={{ evidence: FORM_WORDS.evidence, refusals: FORM_WORDS.refusals }}>
            {at ? (
              <p className="mb-4">
                <BackToQuestion slug={slug} at={at} />
              </p>
            ) : null}
            {kind === 'figures' ? <FiguresForm {...place} /> : <AttachForm key={kind} {...place} kind={kind} />}
          </ClientWords>
        </Card>
      </div>
    </>
  )
}
