import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { ROLE_NAMES } from '@/lib/people/people'
import { type RoleEndingView, viewRoleEnding } from '@/lib/people/view-role-ending'
import { removePersonAction } from '../../actions'
import { dutyName, endingInWords, positionInWords } from '../../words'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people')
  return { title: t('end.title') }
}

export default async function EndRolePage({ params, searchParams }: PageProps<'/c/[council]/people/[userId]/end'>) {
  const { council: slug, userId } = await params
  const membershipId = [(await searchParams).role].flat()[0]
  const [t, ofPeople] = await Promise.all([getTranslations('people.end'), getTranslations('people')])
  const view = orNotFound(await viewRoleEnding(await councilCaller(slug), { userId, membershipId }))
  const { person, held } = view
  const { name } = person
  const back = `/c/${slug}/people/${userId}`
  const group = { hasGroup: held.group ? 'yes' : 'no', group: held.group ?? '' }
  return (
    <>
      <PageHeading
        title={t('heading', { name })}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: ofPeople('title'), href: `/c/${slug}/people` },
          { label: name, href: back },
        ]}
        lead={t('lead', { post: held.post, role: ROLE_NAMES[held.role], ...group })}
      />
      <div className="grid items-start gap-6 wide:grid-cols-[3fr_2fr]">
        <Card id="ends" title={t('what')}>
          <Ends view={view} />
        </Card>
        <div className="flex flex-col gap-6">
          <Card id="stays" title={t('stays')}>
            <p>{t('staysMore', { name })}</p>
          </Card>
          {view.mayEnd.may ? (
            <Card id="sure" title={t('sure')}>
              <p className="mb-4">
                {t('sureMore', { name })} {view.isOwn ? t('own') : ''}
              </p>
              <Form
                action={removePersonAction.bind(null, slug)}
                submit={t('press', { name })}
                variant="danger"
                label={t('heading', { name })}
                hidden={{ membershipId: held.membershipId }}
              />
              <p className="mt-4">
                <Link href={back}>{t('keep')}</Link>
              </p>
            </Card>
          ) : (
            <Notice kind="refusal" title={t('refused')}>
              <p>{wordsFor(view.mayEnd.because)}</p>
            </Notice>
          )}
        </div>
      </div>
    </>
  )
}

/** Everything that goes with the role, by name, and for whom it changes something. */
function Ends({ view }: { view: RoleEndingView }) {
  const t = useTranslations('people.end')
  const { person, staying, council } = view
  const { name } = person
  return (
    <ul className="flex flex-col gap-4">
      {staying.length === 0 ? (
        <End what={t('all')}>{t('allMore', { name, council: council.name })}</End>
      ) : (
        <End what={t('one')}>{t('oneMore', { name, posts: staying.map(({ post }) => post).join(' and ') })}</End>
      )}
      {view.positions.map((position) => (
        <End key={position.id} what={t('position', { what: positionInWords(position) })}>
          {t('positionMore')}
        </End>
      ))}
      {view.duties.map((duty) => (
        <End key={duty.dutyId} what={t('duty', { duty: dutyName(duty.duty), title: duty.title })}>
          {endingInWords(duty)}
        </End>
      ))}
      {view.drives.map((title) => (
        <End key={title} what={t('drives', { title })}>
          {t('drivesMore')}
        </End>
      ))}
      {view.writes.length > 0 ? <Writes writes={view.writes} /> : null}
    </ul>
  )
}

const End = ({ what, children }: { what: string; children: string }) => (
  <li>
    <strong>{what}</strong>
    <p>{children}</p>
  </li>
)

function Writes({ writes }: { writes: RoleEndingView['writes'] }) {
  const t = useTranslations('people.end')
  const rest = (others: string[]) =>
    others.length > 0 ? t('others', { count: others.length, names: others.join(', ') }) : t('nobodyElse')
  return (
    <li>
      <strong>{t('writes', { count: writes.length })}</strong>
      <ul className="mt-1 list-disc pl-5">
        {writes.map(({ assessmentId, title, code, shortName, others }) => (
          <li key={`${assessmentId} ${code}`}>{t('question', { code, shortName, title, rest: rest(others) })}</li>
        ))}
      </ul>
    </li>
  )
}
