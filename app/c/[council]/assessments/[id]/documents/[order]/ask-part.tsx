import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { QuestionLinks } from '@/app/_ui/question-links'
import { Tag } from '@/app/_ui/tag'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { Time } from '@/app/_ui/time'
import type { OrderView } from '@/lib/crosswalk/view-order'
import { fillGapAction } from './actions'

type Ask = OrderView['themes'][number]['asks'][number]
type Place = { slug: string; base: string; assessmentId: string; order: string }

/** One thing that a theme asks for: the questions that answer it, and what was written or is to be. */
export function AskPart({ ask, place, mayFill }: { ask: Ask; place: Place; mayFill: boolean }) {
  const t = useTranslations('documents')
  const { written } = ask
  const answered = ask.questions.filter(({ isAnswered }) => isAnswered)
  const isOpen = ask.isGap && !written
  return (
    <section className="flex flex-col gap-2" aria-label={ask.words}>
      <h3 className="flex flex-wrap items-center gap-3">
        {ask.words} {isOpen ? <Tag tone="caution">{t('page.isGap')}</Tag> : null}
      </h3>
      {answered.length > 0 ? (
        <div className="flex flex-wrap items-baseline gap-2">
          <span>{t('page.answeredBy')}</span>{' '}
          <QuestionLinks questions={answered} href={({ code }) => `${place.base}/q/${code}`} />
        </div>
      ) : null}
      {isOpen ? <p>{t('order.gap', { write: ask.write })}</p> : null}
      {written ? (
        <figure>
          <blockquote className="max-w-(--measure) whitespace-pre-line border-l-4 border-line pl-4">
            {written.words}
          </blockquote>
          <figcaption className="mt-1 text-sm text-secondary">
            {written.by}, <Time at={new Date(written.at)} />.{' '}
            {written.carriedFrom ? t('order.carried', { title: written.carriedFrom }) : ''}
          </figcaption>
        </figure>
      ) : null}
      {mayFill ? (
        <Details summary={t(written ? 'page.change' : isOpen ? 'page.fill' : 'page.add', { ask: ask.words })}>
          <Form
            action={fillGapAction.bind(null, place.slug)}
            submit={t('page.keep')}
            done={t('page.isKept')}
            label={ask.words}
            hidden={{ assessmentId: place.assessmentId, order: place.order, ask: ask.key, seen: written?.words ?? '' }}
          >
            <TextAreaField
              name="words"
              label={ask.words}
              hint={ask.write}
              rows={8}
              defaultValue={written?.words ?? ''}
            />
          </Form>
        </Details>
      ) : null}
    </section>
  )
}
