import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Confirm } from '@/app/_ui/confirm'
import { Form } from '@/app/_ui/form'
import type { ReplyView } from '@/lib/reply/view-reply'
import { dayWords } from '@/lib/words/dates'
import { ReferForm } from '../../route/refer-form'
import { agreeReplyAction, takeBackReplyAction } from './actions'

const STATES = ['draft', 'with-body', 'agreed', 'published'] as const

/** How far the reply is, what is still missing, and what this reader may do with it. */
export function ReplyState({ view, slug }: { view: ReplyView; slug: string }) {
  const t = useTranslations('reply')
  const { reply, abilities, referrals, assessment } = view
  const base = `/c/${slug}/assessments/${assessment.id}`
  const [latest] = referrals
  const hidden = { replyId: reply.id }
  return (
    <div className="flex flex-col gap-6">
      <ol aria-label={t('steps')} className="flex flex-wrap gap-x-4 gap-y-1">
        {STATES.map((state) => (
          <li key={state} aria-current={state === reply.state ? 'step' : undefined}>
            <span aria-hidden>{STATES.indexOf(state) <= STATES.indexOf(reply.state) ? '● ' : '○ '}</span>
            <span className={state === reply.state ? 'font-semibold' : 'text-secondary'}>{t(`states.${state}`)}</span>
          </li>
        ))}
      </ol>
      <p>{t(`now.${reply.state}`, { body: latest?.bodyName ?? '', day: latest ? dayWords(latest.meetsOn) : '' })}</p>
      <ul className="flex flex-col gap-1">
        <li>
          <span aria-hidden>{reply.unanswered === 0 ? '✓ ' : '○ '}</span>
          <Link href={`${base}/findings`}>{t('answered', { open: reply.unanswered })}</Link>
        </li>
        <li>
          <span aria-hidden>{reply.isMinuted ? '✓ ' : '○ '}</span>
          <Link href={`${base}/route`}>{t(reply.isMinuted ? 'minuted' : 'notMinuted')}</Link>
        </li>
      </ul>
      {abilities.agree ? (
        <Confirm
          opens={t('agree.open')}
          title={t('agree.title')}
          what={<p>{t('agree.what')}</p>}
          action={agreeReplyAction.bind(null, slug)}
          submit={t('agree.submit')}
          stay={t('agree.stay')}
          hidden={hidden}
          className="self-start"
        />
      ) : null}
      {abilities.takeBack ? (
        <div className="flex flex-col gap-2">
          <p className="text-secondary">{t('takeBackHint')}</p>
          <Form
            action={takeBackReplyAction.bind(null, slug)}
            submit={t('takeBack')}
            variant="secondary"
            hidden={hidden}
          />
        </div>
      ) : null}
      {abilities.send ? (
        <section aria-labelledby="send-reply" className="flex flex-col gap-3">
          <h3 id="send-reply">{t('send')}</h3>
          <p className="text-secondary">{t('sendHint')}</p>
          <ReferForm slug={slug} assessmentId={assessment.id} bodies={view.bodies} replyId={reply.id} />
        </section>
      ) : null}
    </div>
  )
}
