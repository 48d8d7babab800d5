import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { addressOf, pagesOf } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { EmptyState } from '@/app/_ui/empty-state'
import { Pager } from '@/app/_ui/pager'
import { ClientWords } from '@/app/_words/client-words'
import { CommentsPanel } from '@/app/c/[council]/_comments/comments-panel'
import { FORM_WORDS } from '@/app/c/[council]/_evidence/words'
import type { MarkedEvidence } from '@/lib/evidence/load-marks'
import { viewEvidence } from '@/lib/evidence/view-evidence'
import { EvidenceEntry } from '../../evidence/evidence-entry'
import { AttachForm, EvidenceRemoval, MarkedWords } from './evidence-acts'
import type { AskedOfPanel, At } from './panel'

type Props = At & { asked: AskedOfPanel; marks: MarkedEvidence[] }

/** A page of the evidence of one question, of what is attached, with the words that rest on it (`marks`), or of what was removed and why; and the form to attach more. */
export async function EvidencePanel({ slug, assessmentId, code, asked, marks }: Props) {
  const t = await getTranslations('question.evidence')
  const here = `/c/${slug}/assessments/${assessmentId}/q/${code}`
  if (asked.item)
    return (
      <div className="flex flex-col gap-4">
        <p>
          <Link href={addressOf(here, { panel: 'evidence' })} prefetch={false} scroll={false}>
            {t('back')}
          </Link>
        </p>
        <CommentsPanel
          {...{ slug, subjectId: asked.item, here, asked }}
          onWhole={t('comment')}
          panel={{ panel: 'evidence', item: asked.item }}
          isAlone
        />
      </div>
    )
  const isRemoved = asked.removed === '1'
  const view = orNotFound(
    await viewEvidence(await councilCaller(slug), {
      ...{ assessmentId, code, removed: isRemoved, after: asked.after, before: asked.before },
    }),
  )
  const { items, counts, abilities, whyNot } = view
  const other = isRemoved ? counts.standing : counts.removed
  const list = { panel: 'evidence', removed: isRemoved ? '1' : undefined }
  return (
    <div className="flex flex-col gap-6">
      <section aria-labelledby="evidence-heading" className="flex flex-col gap-4">
        <h2 id="evidence-heading" tabIndex={-1} className={items.length > 0 ? '' : 'sr-only'}>
          {t(isRemoved ? 'removed' : 'standing')}
        </h2>
        {items.length === 0 ? (
          <EmptyState title={t(isRemoved ? 'noneRemoved' : 'none')}>{isRemoved ? null : t('noneHint')}</EmptyState>
        ) : (
          <ul className="flex flex-col gap-4">
            {items.map((item) => (
              <li key={item.id} className="border-b border-line pb-4">
                <EvidenceEntry slug={slug} item={item} />
                <p className="mt-1">
                  <Link href={addressOf(here, { panel: 'evidence', item: item.id })} prefetch={false} scroll={false}>
                    {t.rich('toComments', {
                      count: item.openThreads,
                      title: item.title,
                      about: (words) => <span className="sr-only">{words}</span>,
                    })}
                  </Link>
                </p>
                <MarkedWords
                  slug={slug}
                  marks={marks.filter(({ evidenceId }) => evidenceId === item.id)}
                  canAttach={abilities.attach}
                />
                {item.abilities.remove ? <EvidenceRemoval slug={slug} evidenceId={item.id} title={item.title} /> : null}
              </li>
            ))}
          </ul>
        )}
        <Pager list="evidence-heading" stays {...pagesOf(here, list, view)} />
        <p className="flex flex-wrap gap-x-6 gap-y-2">
          {isRemoved || other > 0 ? (
            <Link
              href={addressOf(here, { panel: 'evidence', removed: isRemoved ? undefined : '1' })}
              prefetch={false}
              scroll={false}
            >
              {t(isRemoved ? 'toStanding' : 'toRemoved', { count: other })}
            </Link>
          ) : null}
          <Link href={`/c/${slug}/assessments/${assessmentId}/evidence`}>{t('all')}</Link>
        </p>
      </section>
      {abilities.attach ? (
        <section aria-labelledby="attach-heading" className="border-t border-line pt-4">
          <h3 id="attach-heading" className="mb-3">
            Attach evidence
          </h3>
          <ClientWords words={{ evidence: FORM_WORDS.evidence, refusals: FORM_WORDS.refusals }}>
            <AttachForm
              slug={slug}
              at={{ assessmentId, code }}
              area={view.council}
              nation={view.nation}
              reusable={view.reusable}
              attached={view.attached}
            />
          </ClientWords>
        </section>
      ) : whyNot ? (
        <p className="text-secondary">{wordsFor(whyNot)}</p>
      ) : null}
    </div>
  )
}
