import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from '@/app/_ui/button'
import { MailTo } from '@/app/_ui/contact'
import { WithLevelNames } from '@/app/_ui/level-names'
import { env } from '@/lib/env'
import { DecisiveMoment } from './decisive-moment'
import { ExampleBoard } from './example-board'

const STEPS = ['write', 'score', 'agree', 'sign', 'review'] as const
const PEOPLE = ['councillors', 'officers', 'peers', 'residents'] as const
const BAND = 'mx-auto w-full max-w-frame px-4'

/** The first page for whoever is not signed in: what this is and for whom, one true picture, how it goes and how one begins. */
export function Welcome() {
  const t = useTranslations('front')
  const names = t('levels').split(', ')
  return (
    <WithLevelNames names={names}>
      <div className="whole-width">
        <div className="border-b border-line bg-sunken">
          <div className={`${BAND} grid items-center gap-x-16 gap-y-8 py-8 lg:grid-cols-[5fr_6fr] lg:py-14`}>
            <div>
              <h1 className="text-[clamp(2rem,1.3rem+3vw,3.25rem)] leading-[1.1]">{t('title')}</h1>
              <p className="mt-5 max-w-[38rem] text-lg">{t('lead')}</p>
              <p className="mt-4 text-lg">{t('dissent')}</p>
              <p className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-3">
                <LinkButton href="/sign-in" className="max-sm:w-full sm:px-8">
                  {t('signIn')}
                </LinkButton>
                <a href="#begin" className="py-2">
                  {t('toBegin')}
                </a>
                <Link href="/published" className="py-2">
                  {t('toPublished')}
                </Link>
                <Link href="/verify" className="py-2">
                  {t('toVerify')}
                </Link>
              </p>
              <p className="mt-6 max-w-[32rem] text-secondary">{t('forWhom')}</p>
            </div>
            <DecisiveMoment names={names} />
          </div>
        </div>
        <div className={`${BAND} flex flex-col gap-12 py-10`}>
          <Steps />
          <div className="grid gap-12 lg:grid-cols-[6fr_5fr] lg:gap-16">
            <ExampleBoard names={names} />
            <Begin />
          </div>
          <WhoTakesPart />
        </div>
      </div>
    </WithLevelNames>
  )
}

function Steps() {
  const t = useTranslations('front.steps')
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="mb-5">
        {t('title')}
      </h2>
      <ol className="grid gap-x-6 gap-y-6 sm:grid-cols-2 lg:grid-cols-5">
        {STEPS.map((step, place) => (
          <li key={step} className="max-lg:flex max-lg:gap-4">
            <span
              aria-hidden
              className="flex size-10 shrink-0 items-center justify-center rounded-full border-2 border-accent bg-sheet font-bold text-accent"
            >
              {place + 1}
            </span>
            <div className="lg:mt-3">
              <h3>{t(`${step}.title`)}</h3>
              <p className="mt-1">{t(`${step}.words`)}</p>
              <p className="mt-1 text-sm text-secondary">{t(`${step}.time`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Begin() {
  const t = useTranslations('front.begin')
  const parts = [
    { title: t('ask.title'), words: env().CONTACT ? t.rich('ask.contact', { mail: MailTo }) : t('ask.words') },
    { title: t('setUp.title'), words: t('setUp.words') },
    { title: t('open.title'), words: t('open.words') },
  ]
  return (
    <section aria-labelledby="begin">
      <h2 id="begin" className="mb-4">
        {t('title')}
      </h2>
      <ol className="flex flex-col gap-4">
        {parts.map(({ title, words }, place) => (
          <li key={title} className="flex gap-4">
            <span aria-hidden className="w-6 shrink-0 font-serif text-xl font-semibold text-accent">
              {place + 1}
            </span>
            <p>
              <strong>{title}</strong> {words}
            </p>
          </li>
        ))}
      </ol>
      <p className="mt-4">
        <Link href="/help">{t('more')}</Link>
      </p>
    </section>
  )
}

const to = (href: '/published' | '/verify') => (words: ReactNode) => <Link href={href}>{words}</Link>

function WhoTakesPart() {
  const t = useTranslations('front.who')
  return (
    <section aria-labelledby="who">
      <h2 id="who" className="mb-3">
        {t('title')}
      </h2>
      <dl className="grid gap-x-16 lg:grid-cols-2">
        {PEOPLE.map((one) => (
          <div key={one} className="border-t border-line py-3 sm:flex sm:gap-6">
            <dt className="w-32 shrink-0 font-semibold">{t(`${one}.who`)}</dt>
            <dd>
              {one === 'residents'
                ? t.rich('residents.do', { published: to('/published'), verify: to('/verify') })
                : t(`${one}.do`)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
