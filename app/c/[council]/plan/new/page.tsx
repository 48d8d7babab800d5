import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { addressOf, askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { EmptyState } from '@/app/_ui/empty-state'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { type AddingView, viewAddingAction } from '@/lib/plan/view-adding-action'
import { ActionFields } from '../action-fields'
import { addActionAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plan.adding'))('title') }
}

export default async function AddActionPage({ params, searchParams }: PageProps<'/c/[council]/plan/new'>) {
  const { council: slug } = await params
  const asked = askedIn(await searchParams, ['assessment', 'code', 'note', 'recommendation', 'ask'])
  const view = orNotFound(await viewAddingAction(await councilCaller(slug), asked))
  const t = await getTranslations('plan')
  const { level, note, recommendation, bodyAsk } = view.from
  const source = level ?? note ?? recommendation ?? bodyAsk
  return (
    <>
      <PageHeading
        title={t('adding.title')}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: t('title'), href: `/c/${slug}/plan` },
        ]}
        lead={source ? fromWords(t, view.from) : t('adding.hand')}
      />
      {view.isWithApprover ? (
        <EmptyState title={t('adding.withApprover')}>{t('adding.withApproverHint')}</EmptyState>
      ) : (
        <div className="grid items-start gap-6 wide:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <Card id="action">
            <Form action={addActionAction.bind(null, slug)} submit={t('add')} hidden={hiddenOf(view.from)}>
              <p className="text-secondary">{t(view.isApproved ? 'adding.again' : 'adding.proposed')}</p>
              <ActionFields
                owners={view.owners}
                levelFrom={level?.level ?? null}
                known={{
                  title: wholeWords((note ?? recommendation ?? bodyAsk)?.words),
                  ownerId: note?.ownerId ?? undefined,
                  dueOn: note?.dueOn ?? undefined,
                  levelAim: level?.ambition,
                }}
              />
            </Form>
          </Card>
          <Sources view={view} slug={slug} />
        </div>
      )}
    </>
  )
}

/** As many whole words as the line takes. */
const wholeWords = (words = '') => (words.length > 160 ? words.slice(0, 160).replace(/\s+\S*$/, '') : words)

type From = AddingView['from']
type Words = ReturnType<typeof useTranslations<'plan'>>

function fromWords(t: Words, { level, note, recommendation, bodyAsk }: From) {
  if (level)
    return t('adding.level', { code: level.code, shortName: level.shortName, level: level.level, aim: level.ambition })
  if (bodyAsk) return t('adding.bodyAsk', { body: bodyAsk.bodyName, words: bodyAsk.words })
  return note
    ? t('adding.note', { words: note.words })
    : t('adding.recommendation', { words: recommendation?.words ?? '' })
}

function hiddenOf({ level, note, recommendation, bodyAsk }: From): Record<string, string> {
  if (level) return { of: 'level', assessmentId: level.assessmentId, code: level.code }
  if (note) return { of: 'meeting', noteId: note.noteId }
  if (bodyAsk) return { of: 'body', bodyAskId: bodyAsk.bodyAskId }
  return recommendation ? { of: 'recommendation', recommendationId: recommendation.recommendationId } : { of: 'hand' }
}

/** From what else an action may come; each is a link to this form, filled in with what is known of it. */
function Sources({ view: { levels, notes, bodyAsks }, slug }: { view: AddingView; slug: string }) {
  const t = useTranslations('plan.adding')
  const here = `/c/${slug}/plan/new`
  return (
    <Card id="from" title={t('from')}>
      {levels.length + notes.length + bodyAsks.length === 0 ? <p className="text-secondary">{t('noSources')}</p> : null}
      {levels.length > 0 ? (
        <>
          <h3 className="mb-2 font-sans text-base">{t('levels')}</h3>
          <ul className="mb-5 flex flex-col gap-1.5">
            {levels.map(({ assessmentId, code, shortName, level, ambition }) => (
              <li key={code}>
                <Link href={addressOf(here, { assessment: assessmentId, code })} prefetch={false}>
                  {t('useLevel', { code, shortName, from: level, aim: ambition })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {bodyAsks.length > 0 ? (
        <>
          <h3 className="mb-2 font-sans text-base">{t('bodyAsks')}</h3>
          <ul className="mb-5 flex flex-col gap-1.5">
            {bodyAsks.map(({ bodyAskId, bodyName, words }) => (
              <li key={bodyAskId}>
                <Link href={addressOf(here, { ask: bodyAskId })} prefetch={false}>
                  {t('bodyAsk', { body: bodyName, words })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {notes.length > 0 ? (
        <>
          <h3 className="mb-2 font-sans text-base">{t('notes')}</h3>
          <ul className="flex flex-col gap-1.5">
            {notes.map(({ noteId, words }) => (
              <li key={noteId}>
                <Link href={addressOf(here, { note: noteId })} prefetch={false}>
                  {words}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  )
}
