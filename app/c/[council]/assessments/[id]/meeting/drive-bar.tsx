'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from '@/app/_ui/button'
import { Confirm } from '@/app/_ui/confirm'
import { Press } from '@/app/_ui/press'
import { useWordsFor } from '@/app/_words/use-words-for'
import { questionName } from '@/lib/framework/named-question'
import { revealRoundAction } from '../q/[code]/score-actions'
import { beginItemAction, openItemAction } from './actions'
import type { Inside } from './inside'

/** The bar at the foot for whoever facilitates: ONE main act with its effect in words, and the questions on either side by name. */
export function DriveBar(inside: Inside) {
  const t = useTranslations('meet.drive')
  const { slug, assessmentId, board, mine, refresh } = inside
  if (!mine.abilities.drive) return null
  const at = board.agenda.findIndex(({ code }) => code === board.item?.code)
  const before = board.agenda[at - 1]
  const next = nextOf(inside)
  const isAtEnd = board.item?.stage === 'agreed' || !board.item
  const go = (entry: { code: string; shortName: string }, words: string) => (
    <Press
      action={openItemAction.bind(null, slug)}
      input={{ assessmentId, code: entry.code }}
      variant="secondary"
      className="w-full !font-normal"
      onDone={refresh}
    >
      {words}
    </Press>
  )
  return (
    <section aria-labelledby="drive" className="drive-bar no-print">
      <div className="max-wide:hidden">{before ? go(before, `‹ ${questionName(before)}`) : null}</div>
      <div className="drive-main">
        <h2 id="drive" className="w-full font-sans text-sm font-normal text-secondary">
          {t('title')}
        </h2>
        <Advance key={`${board.item?.code} ${board.item?.stage}`} {...inside} next={next} />
      </div>
      <div className="max-wide:hidden">{next && !isAtEnd ? go(next, `${questionName(next)} ›`) : null}</div>
    </section>
  )
}

/** The next of the agenda that is not agreed and not passed by consent; after the last one, whatever is left before. */
function nextOf({ board }: Inside) {
  const open = board.agenda.filter(
    ({ round, isOnConsent, code }) => round !== 'agreed' && !isOnConsent && code !== board.item?.code,
  )
  const at = board.agenda.findIndex(({ code }) => code === board.item?.code)
  return open.find((one) => board.agenda.indexOf(one) > at) ?? open[0]
}

/** The one thing that moves the meeting on from here: another button each time, so that a key pressed twice does not do two. */
function Advance({ slug, assessmentId, board, mine, refresh, next }: Inside & { next: ReturnType<typeof nextOf> }) {
  const t = useTranslations('meet.drive')
  const wordsFor = useWordsFor()
  const { item, agenda } = board
  const act = (press: ReactNode, effect: string) => (
    <>
      {press}
      <p className="text-sm text-secondary">{effect}</p>
    </>
  )
  const goOn = next ? (
    act(
      <Press action={openItemAction.bind(null, slug)} input={{ assessmentId, code: next.code }} onDone={refresh}>
        {item ? t('goOn', { name: questionName(next) }) : t('begin', { name: questionName(next) })}
      </Press>,
      item ? t('effects.goOn') : t('effects.begin'),
    )
  ) : (
    <p>
      {agenda.length === 0
        ? t('empty')
        : agenda.every(({ round }) => round === 'agreed')
          ? t('allAgreed')
          : t('nothing')}
    </p>
  )
  if (!item) return goOn
  const here = { assessmentId, code: item.code }
  if (item.stage === 'reading') {
    const isOpen = mine.sheet?.round?.state === 'open'
    return act(
      <Press action={beginItemAction.bind(null, slug)} input={here} onDone={refresh}>
        {isOpen ? t('open') : t('show')}
      </Press>,
      isOpen ? t('effects.open') : t('effects.show'),
    )
  }
  if (item.stage === 'scoring') {
    const reveal = mine.sheet?.abilities.revealRound
    return reveal?.may ? (
      act(
        <Confirm
          opens={t('reveal.opens')}
          title={t('reveal.title', { name: questionName(item) })}
          what={<p>{t('reveal.what')}</p>}
          action={revealRoundAction.bind(null, slug)}
          submit={t('reveal.press')}
          stay={t('reveal.stay')}
          hidden={{ ...here, roundId: item.roundId ?? '' }}
        />,
        t('effects.reveal'),
      )
    ) : (
      <p>{reveal ? wordsFor(reveal.because) : t('scoring')}</p>
    )
  }
  if (item.stage === 'result')
    return mine.duties.isChair ? (
      act(<LinkButton href="#agree">{t('agree')}</LinkButton>, t('effects.chair'))
    ) : (
      <p>{t('effects.others')}</p>
    )
  return goOn
}
