import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import { SelectField } from '@/app/_ui/select-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import { COST_LIST, type Cost, MOST_STEPS } from '@/lib/plan/plan'

/** So many rows stand open from the start. */
const SHOWN_STEPS = 3

type Known = {
  title?: string
  ownerId?: string
  dueOn?: string
  cost?: Cost
  benefit?: string
  levelAim?: number | null
  steps?: { title: string; dueOn: string }[]
}
type Owner = { userId: string; name: string; post: string }

/** What is said of an action, as its form asks for it. */
export function ActionFields({
  known,
  owners,
  levelFrom,
}: {
  known: Known
  owners: Owner[]
  levelFrom: number | null
}) {
  const t = useTranslations('plan.fields')
  const { steps = [] } = known
  const rows = Array.from({ length: MOST_STEPS }, (_, at) => {
    const number = String(at + 1)
    return (
      <div key={number} className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <TextField name={`stepTitle${number}`} label={t('step', { number })} defaultValue={steps[at]?.title} />
        <TextField
          name={`stepOn${number}`}
          type="date"
          label={t('stepOn', { number })}
          width="short"
          defaultValue={steps[at]?.dueOn}
        />
      </div>
    )
  })
  return (
    <>
      <TextAreaField name="title" label={t('title')} hint={t('titleHint')} rows={2} defaultValue={known.title} />
      <SelectField
        name="ownerId"
        label={t('owner')}
        hint={t('ownerHint')}
        empty={t('choose')}
        defaultValue={known.ownerId}
        options={owners.map(({ userId, name, post }) => ({ value: userId, label: `${name}, ${post}` }))}
      />
      <div className="grid gap-5 sm:grid-cols-3">
        <TextField name="dueOn" type="date" label={t('dueOn')} width="short" defaultValue={known.dueOn} />
        <SelectField
          name="cost"
          label={t('cost')}
          defaultValue={known.cost ?? 'unknown'}
          options={COST_LIST.map((cost) => ({ value: cost, label: t(`costs.${cost}`) }))}
        />
        {levelFrom === null ? null : (
          <SelectField
            name="levelAim"
            label={t('levelAim')}
            defaultValue={String(known.levelAim ?? Math.min(4, levelFrom + 1))}
            options={[1, 2, 3, 4]
              .filter((level) => level > levelFrom)
              .map((level) => ({ value: String(level), label: String(level) }))}
          />
        )}
      </div>
      <TextAreaField name="benefit" label={t('benefit')} rows={2} defaultValue={known.benefit} />
      <fieldset className="flex flex-col gap-3">
        <legend className="font-semibold">{t('steps')}</legend>
        <p className="text-secondary">{t('stepsHint')}</p>
        {rows.slice(0, SHOWN_STEPS)}
        <Details summary={t('moreSteps')} open={steps.length > SHOWN_STEPS}>
          <div className="flex flex-col gap-3">{rows.slice(SHOWN_STEPS)}</div>
        </Details>
      </fieldset>
    </>
  )
}
