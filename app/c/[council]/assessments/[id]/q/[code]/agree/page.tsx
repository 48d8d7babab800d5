import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Details } from '@/app/_ui/details'
import { EmptyState } from '@/app/_ui/empty-state'
import { KeepFocus } from '@/app/_ui/keep-focus'
import { LevelMark } from '@/app/_ui/level-mark'
import { LivePage } from '@/app/_ui/live-page'
import { RulesInWords } from '@/app/_ui/rules-in-words'
import { Time } from '@/app/_ui/time'
import { ClientWords } from '@/app/_words/client-words'
import { questionName } from '@/lib/framework/named-question'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { messages } from '@/lib/words/messages'
import { AnswerChange } from '../../../_score/answer-change'
import { AnswerSheet } from '../../../_score/answer-sheet'
import { KeptBehind } from '../../../_score/kept-behind'
import { Reasons } from '../../../_score/reasons'
import { MinorityStatements } from '../minority-statements'
import { AgreeSheet } from './agree-sheet'
import { Breakdowns } from './breakdowns'
import { SmallBars } from './small-bars'
import { WhatWeGave } from './what-we-gave'

type Props = PageProps<'/c/[council]/assessments/[id]/q/[code]/agree'>

/** Asked for once, by the title and by the page. */
const viewOf = cache(async (slug: string, assessmentId: string, code: string) =>
  orNotFound(await viewScoreSheet(await councilCaller(slug), { assessmentId, code })),
)
const named = ({ code, shortName }: { code: string; shortName: string }) => questionName({ code, shortName })

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { council, id, code } = await params
  const t = await getTranslations('agree')
  return { title: `${named((await viewOf(council, id, code)).question)}: ${t('page')}` }
}

export default async function AgreePage({ params }: Props) {
  const { council: slug, id, code } = await params
  const sheet = await viewOf(slug, id, code)
  const t = await getTranslations('agree')
  const here = `/c/${slug}/assessments/${id}/q/${code}`
  const { question, round, revealed, earlier, rule, answer } = sheet
  if (!round || !revealed || !answer)
    return (
      <>
        <LivePage topic={{ topic: 'subject', council: slug, id: question.id }} />
        <Heading sheet={sheet} here={here} />
        <EmptyState title={t('notYet.title')} action={<LinkButton href={here}>{t('notYet.back')}</LinkButton>}>
          {t('notYet.what')}
        </EmptyState>
      </>
    )
  const hidden = { assessmentId: id, code, roundId: round.id as string }
  return (
    <KeepFocus>
      <LivePage topic={{ topic: 'subject', council: slug, id: question.id }} />
      <Heading sheet={sheet} here={here} />
      <ClientWords words={{ agree: messages.agree, sheet: messages.sheet }}>
        <KeptBehind at={{ userId: sheet.reader.userId, assessmentId: id, code }} />
        <AnswerChange slug={slug} assessmentId={id} code={code} changed={sheet.changed} />
        <div className="agree-page">
          <section aria-labelledby="gave" style={{ gridArea: 'gave' }}>
            <WhatWeGave
              id="gave"
              revealed={{ levels: revealed.levels, consensus: revealed.consensus, coverage: revealed.coverage }}
              number={round.number}
              before={earlier.at(-1)}
              mine={sheet.mine?.score.kind === 'level' ? sheet.mine.score.current : undefined}
              rule={rule}
            />
            <SmallBars answers={revealed.answers} />
            <Breakdowns breakdown={revealed.breakdown} byRole={revealed.byRole} />
          </section>
          <div style={{ gridArea: 'sheet' }}>
            <AgreeSheet sheet={sheet} slug={slug} hidden={hidden} />
            <MinorityStatements sheet={sheet} slug={slug} hidden={hidden} />
          </div>
          <section aria-labelledby="reasons" style={{ gridArea: 'reasons' }}>
            <h2 id="reasons" className="mb-2 font-sans text-base">
              {t('reasons.title')}
            </h2>
            <Reasons answers={revealed.answers} />
            {earlier.toReversed().map(({ number, answers }) => (
              <Details key={number} summary={t('reasons.earlier', { number })}>
                <Reasons answers={answers} />
              </Details>
            ))}
          </section>
          <div style={{ gridArea: 'answer' }} className="flex flex-col gap-6">
            <AnswerSheet answer={answer} href={here} folds />
            <FourLevels levels={question.levels} title={t('levels')} />
          </div>
        </div>
      </ClientWords>
      <div className="mt-6 flex flex-wrap items-start gap-x-8 gap-y-2 text-sm">
        {sheet.isOnRecord ? (
          <Link href={`/c/${slug}/assessments/${id}/record?question=${code}`} className="py-1">
            {t('record')}
          </Link>
        ) : null}
        <RulesInWords rules={rule} />
      </div>
    </KeepFocus>
  )
}

async function Heading({ sheet, here }: { sheet: Awaited<ReturnType<typeof viewOf>>; here: string }) {
  const t = await getTranslations('agree')
  const { question, round, rule, putAside } = sheet
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-2 border-b wide:flex-nowrap border-line pb-4">
      <h1 className="max-w-4xl max-md:text-[1.35rem]">
        <span className="mb-0.5 block font-sans text-sm font-semibold">
          {named(question)}
          <span className="sr-only">. </span>
        </span>
        {question.text}
      </h1>
      <p className="text-sm text-secondary wide:max-w-72 wide:shrink-0 wide:text-right">
        {round ? t('round', { number: round.number, most: rule.maxRounds + putAside }) : null}
        {round?.revealedAt ? <span className="block">{t.rich('revealed', revealedAt(round.revealedAt))}</span> : null}
        {round?.reason ? (
          <span className="block max-w-md">{t('opened', { number: round.number, why: round.reason })}</span>
        ) : null}
        <Link href={here} className="inline-block py-1">
          {t('writing')}
        </Link>
      </p>
    </div>
  )
}

const revealedAt = (at: Date) => ({ at: () => <Time at={at} /> })

/** The four descriptions, open beside the answer and folded on a phone. */
const FourLevels = ({ levels, title }: { levels: { level: number; text: string }[]; title: string }) => (
  <>
    <div className="md:hidden">
      <Details summary={title}>
        <Levels levels={levels} />
      </Details>
    </div>
    <section aria-label={title} className="max-md:hidden">
      <h2 className="mb-1 font-sans text-base">{title}</h2>
      <Levels levels={levels} />
    </section>
  </>
)

const Levels = ({ levels }: { levels: { level: number; text: string }[] }) => (
  <ol>
    {levels.map(({ level, text }) => (
      <li key={level} className="border-t border-line py-2">
        <p className="text-sm font-semibold">
          <LevelMark level={level} words />
        </p>
        <p className="mt-1 text-sm">{text}</p>
      </li>
    ))}
  </ol>
)
