import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { LevelMark } from '@/app/_ui/level-mark'
import type { Readiness } from '@/lib/submission/view-readiness'
import { Signatures } from './signatures'
import { SignedMatter } from './signed-matter'

type Question = Readiness['questions'][number]

/** All that is signed, in one view: the levels, what somebody holds otherwise, what was left out, the evidence, the statement, the signatures. */
export function SigningSheet({ view, base, slug }: { view: Readiness; base: string; slug: string }) {
  const t = useTranslations('signing')
  const { glance, signatories } = view
  const me = signatories.find(({ isMe, signedAt }) => isMe && signedAt === null)
  const asked = me
    ? t('asked', { name: me.name, post: me.post })
    : t('askedOthers', { who: signatories.map(({ name }) => name).join(' and ') })
  return (
    <section
      aria-labelledby="signing-title"
      className="border border-line bg-sheet p-4 [--ground:var(--color-sheet)] sm:p-8"
    >
      <header className="flex flex-wrap items-end justify-between gap-4 border-b-4 border-double border-text pb-4">
        <div>
          <p className="text-secondary">{view.council.name}</p>
          <h2 id="signing-title" className="text-3xl">
            {view.assessment.title}
          </h2>
        </div>
        <p className="max-w-md">
          {asked} <Link href={base}>{t('whole')}</Link>
        </p>
      </header>
      <div className="mt-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h3>
          {t('levels', {
            count: glance.levels.reduce((sum, { count }) => sum + count, 0),
            assessors: glance.assessors,
          })}
        </h3>
        <ul className="flex flex-wrap gap-x-5">
          {glance.levels.map(({ level, count }) => (
            <li key={level} className="flex items-center gap-2">
              <b className="tabular-nums">{count}</b> <LevelMark level={level} size="small" words />
            </li>
          ))}
        </ul>
      </div>
      <div className="mt-3 grid gap-x-8 gap-y-6 sm:grid-cols-2 wide:grid-cols-5">
        {view.areas.map(({ number, title }) => (
          <section key={number} aria-labelledby={`signed-${number}`}>
            <h4 id={`signed-${number}`} className="border-b border-mark pb-1 wide:flex wide:min-h-20 wide:items-end">
              {number} {title}
            </h4>
            <ul>
              {view.questions
                .filter(({ area }) => area === number)
                .map((question) => (
                  <Level key={question.code} question={question} />
                ))}
            </ul>
          </section>
        ))}
      </div>
      <p className="mt-3 text-sm text-secondary">{t('key')}</p>
      <SignedMatter view={view} slug={slug} />
      <Signatures view={view} slug={slug} />
    </section>
  )
}

function Level({ question: { code, shortName, level, ambition, leftOut, isDisagreed } }: { question: Question }) {
  const t = useTranslations('signing')
  return (
    <li className="flex items-center gap-2 border-b border-line py-1 text-sm">
      <LevelMark level={leftOut === null ? level : 'does-not-apply'} ambition={ambition} />
      <span>
        <span className="tabular-nums">{code}</span> {shortName}
        {leftOut === null ? '' : ` (${t('leftOutMark')})`}
        {isDisagreed ? <span className="text-secondary">, {t('otherwise')}</span> : null}
      </span>
    </li>
  )
}
