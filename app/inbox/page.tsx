import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { askedIn, pagesOf } from '@/app/_doors/asked'
import { userCaller } from '@/app/_doors/caller'
import { EmptyState } from '@/app/_ui/empty-state'
import { KeepFocus } from '@/app/_ui/keep-focus'
import { LivePage } from '@/app/_ui/live-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { Press } from '@/app/_ui/press'
import { type Inbox, viewInbox } from '@/lib/notice/view-inbox'
import { viewMailChoices } from '@/lib/notice/view-mail-choices'
import { viewMyPlaces } from '@/lib/people/view-my-places'
import { dayOf } from '@/lib/words/dates'
import { say } from '@/lib/words/say'
import { seeNoticesAction } from './actions'
import { ActsByDate, MostPressing } from './acts'
import { NewsList } from './news'
import { Places, sumOf } from './places'

export const metadata: Metadata = { title: say('notice.inbox.title') }

export default async function InboxPage({ searchParams }: PageProps<'/inbox'>) {
  const asked = askedIn(await searchParams, ['after', 'before'])
  const user = await userCaller()
  const [inbox, places, choices] = await Promise.all([
    viewInbox(user.userId, asked),
    viewMyPlaces(user.userId),
    viewMailChoices(user.userId),
  ])
  const { acts, news, past } = inbox
  const today = dayOf(new Date())
  const isNowhere = places.councils.length + places.reviews.length === 0
  const [first, ...others] = acts
  return (
    <KeepFocus>
      <LivePage topic={{ topic: 'inbox' }} />
      <PageHeading title={say('notice.inbox.heading')} lead={<Lead acts={acts} today={today} />} />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="flex flex-col gap-8">
          {first ? (
            <div className="flex flex-col gap-8">
              <MostPressing line={first} today={today} />
              <ActsByDate lines={others} today={today} />
            </div>
          ) : (
            <Nothing isNowhere={isNowhere} isProgramme={user.isProgramme} />
          )}
          <section aria-labelledby="news" className="border-t border-mark pt-4">
            <div className="mb-2 flex flex-wrap items-start justify-between gap-3">
              <h2 id="news" tabIndex={-1}>
                {say('notice.inbox.news')}
              </h2>
              {news.rows.length > 0 ? (
                <Press
                  action={seeNoticesAction}
                  input={{ ids: news.rows.flatMap(({ ids }) => ids) }}
                  variant="secondary"
                >
                  {say('notice.inbox.seen')}
                </Press>
              ) : null}
            </div>
            {news.rows.length === 0 ? (
              <p className="text-secondary">{say('notice.inbox.noNews')}</p>
            ) : (
              <NewsList lines={news.rows} />
            )}
            <Pager list="news" {...pagesOf('/inbox', {}, news)} />
          </section>
          {past.length > 0 ? (
            <details className="border-t border-mark pt-4">
              <summary className="min-h-8 cursor-pointer font-semibold">
                {say('notice.inbox.done')} <span className="text-secondary">{past.length}</span>
              </summary>
              <NewsList lines={past} isQuiet />
            </details>
          ) : null}
        </div>
        <Places places={places} acts={acts} choices={choices} />
      </div>
    </KeepFocus>
  )
}

/** How many acts in how many places, and how many of them are late. */
function Lead({ acts, today }: { acts: Inbox['acts']; today: string }) {
  const t = useTranslations('notice.inbox')
  if (acts.length === 0) return null
  const late = sumOf(acts.filter(({ due }) => due !== null && due < today))
  const places = new Set(acts.map(({ placeId }) => placeId)).size
  return (
    <>
      {t('waits', { acts: sumOf(acts), places })} {late > 0 ? t('late', { count: late }) : ''}
    </>
  )
}

/** Why there is nothing, for whoever has nothing. */
function Nothing({ isNowhere, isProgramme }: { isNowhere: boolean; isProgramme: boolean }) {
  const t = useTranslations('notice.inbox')
  return (
    <EmptyState
      title={t('nothing')}
      action={isNowhere && isProgramme ? <Link href="/programme">{t('openRegister')}</Link> : undefined}
    >
      {isNowhere ? (isProgramme ? t('register') : t('noPlace')) : t('nothingYet')}
    </EmptyState>
  )
}
