import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Notice } from '@/app/_ui/notice'
import type { Vacancy } from '@/lib/assessment/vacancies'
import { lowered, sentence } from '@/lib/words/sentence'
import { successorHref, vacancyWords } from './setup/duty-words'

/** Said to the lead alone: which duties nobody has any more, each leading to where a successor is named. */
export function VacanciesBand({ vacancies, base }: { vacancies: Vacancy[]; base: string }) {
  const t = useTranslations('duties.vacant')
  const [first] = vacancies
  if (!first) return null
  return (
    <Notice
      kind="caution"
      title={vacancies.length === 1 ? vacancyWords(first) : t('several', { count: String(vacancies.length) })}
    >
      <ul className="flex flex-col gap-1">
        {vacancies.map((vacancy) => (
          <li key={vacancy.dutyId}>
            {vacancies.length > 1 ? `${vacancyWords(vacancy)}. ` : ''}
            {vacancy.why ? `${whoseWas(vacancy)}: ${sentence(lowered(vacancy.why))} ` : ''}
            <Link href={successorHref(base, vacancy.dutyId)}>
              {t('name')}
              <span className="sr-only">{t('of', { name: vacancy.name })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** The name, unless it is said already. */
const whoseWas = (vacancy: Vacancy) =>
  vacancyWords(vacancy).startsWith(vacancy.name) ? vacancy.post : `${vacancy.name}, ${vacancy.post}`
