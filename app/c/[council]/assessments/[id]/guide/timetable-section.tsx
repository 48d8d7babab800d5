import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import { Time } from '@/app/_ui/time'
import type { Guide } from '@/lib/assessment/view-guide'

/** What has to happen when, and who does it; and a day to try out, which changes nothing. */
export function TimetableSection({ view, base }: { view: Guide; base: string }) {
  const t = useTranslations('guide.timetable')
  const { timetable, meetingOn, isTried } = view
  const past = timetable.filter(({ isPast }) => isPast).length
  return (
    <>
      {meetingOn ? <p>{t.rich('from', { day: () => <Time at={meetingOn} day /> })}</p> : <p>{t('none')}</p>}
      {isTried ? <p>{t('tried')}</p> : null}
      {past > 0 && past < timetable.length ? <p>{t('past', { count: past })}</p> : null}
      <form method="get" className="flex flex-wrap items-end gap-3">
        <label className="flex flex-col gap-1 font-semibold" htmlFor="meeting">
          {t('try')}
          <input
            id="meeting"
            name="meeting"
            type="date"
            min="2000-01-01"
            max="2099-12-31"
            defaultValue={meetingOn ?? ''}
            className={inputClass(false)}
          />
        </label>
        <Button type="submit" variant="secondary">
          {t('show')}
        </Button>
        <Link href={`${base}/setup/dates`} className="py-2">
          {t('set')}
        </Link>
      </form>
      {timetable.length > 0 ? (
        <ol data-wide className="border-t border-mark">
          {timetable.map(({ milestone, day, isPast }) => (
            <li
              key={milestone}
              className={`grid break-inside-avoid gap-x-6 border-b border-line px-2 py-2 sm:grid-cols-[14rem_minmax(0,1fr)] lg:grid-cols-[14rem_minmax(0,1fr)_13rem] ${milestone === 'meeting' ? 'bg-accent-soft' : ''}`}
            >
              <span className="font-semibold tabular-nums">
                <Time at={day} day />
                {isPast ? <span className="font-normal text-secondary">, {t('isPast')}</span> : null}
              </span>
              <span>{t(`${milestone}.what`)}</span>
              <span className="text-secondary sm:col-start-2 lg:col-start-auto">{t(`${milestone}.who`)}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </>
  )
}
