import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { SelectField } from '@/app/_ui/select-field'
import { PAPER_FORMATS } from '@/lib/paper/shape/paper'

/** One area, chosen with its format. A plain form that only asks: it works without script. */
export function AreaChoice({ areas, base }: { areas: { number: number; title: string }[]; base: string }) {
  const t = useTranslations('documents')
  return (
    <Card id="area" title={t('page.for.area')}>
      <p className="mb-4">{t('page.holds.area')}</p>
      <form action={`${base}/export`} className="flex flex-col gap-4">
        <input type="hidden" name="kind" value="area" />
        <SelectField
          name="area"
          label={t('page.area')}
          options={areas.map(({ number, title }) => ({ value: String(number), label: `${number}. ${title}` }))}
        />
        <SelectField
          name="format"
          label={t('page.format')}
          options={PAPER_FORMATS.map((format) => ({ value: format, label: t(`formats.${format}`) }))}
        />
        <p>
          <Button type="submit" variant="secondary">
            {t('page.getArea')}
          </Button>
        </p>
      </form>
    </Card>
  )
}
