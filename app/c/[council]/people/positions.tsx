import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { Details } from '@/app/_ui/details'
import { Time } from '@/app/_ui/time'
import type { PositionsView } from '@/lib/people/view-positions'
import { positionInWords } from './words'

/** Who leads which group and who is the s.151 officer, today and before. Each is named and ended on the page of the person. */
export function Positions({ view: { held, past }, here }: { view: PositionsView; here: string }) {
  const t = useTranslations('people.positions')
  const partsOf = ({ userId, name, startsOn, endsOn }: PositionsView['held'][number]) => ({
    who: () => <Link href={`${here}/${userId}`}>{name}</Link>,
    from: () => <Time at={startsOn} day />,
    to: () => <Time at={endsOn ?? startsOn} day />,
  })
  return (
    <Card id="positions" title={t('title')}>
      {held.length === 0 ? <p className="text-secondary">{t('nobody')}</p> : null}
      <ul className="flex flex-col gap-2">
        {held.map((one) => (
          <li key={one.id}>{t.rich('held', { what: positionInWords(one), ...partsOf(one) })}</li>
        ))}
      </ul>
      {past.length > 0 ? (
        <div className="mt-4">
          <Details summary={t('ended')}>
            <ul className="flex flex-col gap-2">
              {past.map((one) => (
                <li key={one.id}>{t.rich('past', { what: positionInWords(one), ...partsOf(one) })}</li>
              ))}
            </ul>
          </Details>
        </div>
      ) : null}
    </Card>
  )
}
