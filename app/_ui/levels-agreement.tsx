import { useTranslations } from 'next-intl'
import { AGREED_STAGES, type AgreedStage, type Agreement, SIDES, type Side } from '@/lib/peer-level/peer-level'
import type { Stage } from '@/lib/report/report'
import { dayWords } from '@/lib/words/dates'
import type { FormState } from '../_doors/form-state'
import { Card } from './card'
import { Confirm } from './confirm'
import { Form } from './form'

type Act = (previous: FormState<null>, form: FormData) => Promise<FormState<null>>
type Props = {
  agreed: Agreement
  /** How far the report is, and whether the review has ended. */
  report: Stage
  isOver: boolean
  /** Whose page it is, with what they may do; nothing where they only read it. */
  side: Side
  acts?: { agree: Act; takeBack: Act; hidden: Record<string, string> }
}

/** What council and team have agreed about levels of the team, and the next step of whoever speaks for one of them. */
export function LevelsAgreement(props: Props) {
  const t = useTranslations('peerLevels.agreement')
  const { agreed } = props
  return (
    <Card id="agreement" title={t('title')}>
      <div className="grid items-start gap-6 wide:grid-cols-2">
        {AGREED_STAGES.filter((stage) => stage === 'scoping' || agreed.scoping.stands).map((stage) => (
          <OfStage key={stage} stage={stage} {...props} />
        ))}
      </div>
    </Card>
  )
}

function OfStage({ stage, agreed, report, isOver, side, acts }: Props & { stage: AgreedStage }) {
  const t = useTranslations('peerLevels.agreement')
  const of = agreed[stage]
  const isTime = stage === 'scoping' ? report === 'drafting' && !isOver : report === 'published'
  const other = side === 'council' ? 'team' : 'council'
  const hidden = { ...acts?.hidden, stage }
  return (
    <section aria-labelledby={`agreed-${stage}`} className="flex flex-col items-start gap-3">
      <h3 id={`agreed-${stage}`} className="text-lg">
        {t(`what.${stage}`)}
      </h3>
      <p className="max-w-(--measure) text-secondary">{t(`hint.${stage}`)}</p>
      <ul className="flex flex-col gap-1">
        {SIDES.map((one) => {
          const given = of[one]
          return (
            <li key={one}>
              {given ? t('said', { side: one, day: dayWords(given.at), name: given.by }) : t('unsaid', { side: one })}
            </li>
          )
        })}
      </ul>
      {of.stands ? <p className="font-semibold">{t('stands')}</p> : null}
      {!of.stands && !isTime ? <p>{t(stage === 'scoping' ? 'late' : 'early')}</p> : null}
      {acts && isTime && !of[side] ? (
        of[other] ? (
          <Confirm
            opens={t(`agree.${stage}`)}
            title={t(`second.${stage}.title`)}
            what={<p>{t(`second.${stage}.${side}`)}</p>}
            action={acts.agree}
            submit={t(`agree.${stage}`)}
            stay={t('stay')}
            hidden={hidden}
          />
        ) : (
          <Form action={acts.agree} submit={t(`agree.${stage}`)} done={t('done')} variant="secondary" hidden={hidden} />
        )
      ) : null}
      {acts && of[side] && !of.stands ? (
        <Form
          action={acts.takeBack}
          submit={t(`takeBack.${stage}`)}
          done={t('done')}
          variant="secondary"
          hidden={hidden}
        />
      ) : null}
    </section>
  )
}
