import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { Notice } from '@/app/_ui/notice'
import { TextField } from '@/app/_ui/text-field'
import type { ProgressView } from '@/lib/progress/view-progress'
import { dayWords } from '@/lib/words/dates'
import { handOverProgressAction, letPeersStayAction } from './actions'

/** How far the progress review is, and the lead's next step with it. */
export function HowFar({ view }: { view: ProgressView }) {
  const t = useTranslations('progress')
  const { progress, review, abilities, isOpenToPeers, council } = view
  const at = progress.state === 'published' ? progress.publishedAt : progress.sentAt
  const hidden = { progressId: progress.id }
  const until = (
    <TextField
      name="until"
      type="date"
      label={t('handOver.until')}
      hint={isOpenToPeers ? t('handOver.untilHint', { day: dayWords(review.endsOn) }) : undefined}
      defaultValue={isOpenToPeers ? review.endsOn : undefined}
      width="short"
    />
  )
  return (
    <section className="how-far mb-6">
      <p>{t(`now.${progress.state}`, { day: at ? dayWords(at) : '' })}</p>
      {progress.state === 'drafting' ? <p>{t('unstated', { count: progress.unstated })}</p> : null}
      {abilities.handOver ? (
        <Details summary={t('handOver.open')}>
          <p className="mb-3 max-w-(--measure)">{t('handOver.what')}</p>
          <Form
            action={handOverProgressAction.bind(null, council.slug)}
            submit={t('handOver.submit')}
            label={t('handOver.open')}
            hidden={hidden}
          >
            {until}
          </Form>
        </Details>
      ) : null}
      {progress.state === 'with-peers' ? (
        isOpenToPeers ? (
          <p>{t('access.open', { day: dayWords(review.endsOn) })}</p>
        ) : (
          <Notice kind="caution">{t('access.over')}</Notice>
        )
      ) : null}
      {abilities.letStay ? (
        <Details summary={t('access.change')} open={!isOpenToPeers}>
          <Form
            action={letPeersStayAction.bind(null, council.slug)}
            submit={t('access.submit')}
            done={t('access.done')}
            label={t('access.change')}
            variant="secondary"
            hidden={hidden}
          >
            {until}
          </Form>
        </Details>
      ) : null}
    </section>
  )
}
