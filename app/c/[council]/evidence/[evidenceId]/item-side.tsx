import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Details } from '@/app/_ui/details'
import { EXEMPT_PARAGRAPHS, type LegalClass, READER_WORDS, type Readers } from '@/lib/evidence/evidence'
import { classWords } from '@/lib/evidence/item-words'
import { dayWords } from '@/lib/words/dates'
import { sentence } from '@/lib/words/sentence'
import { DecideForm, OwnerForm, ReadersForm, TakeBack } from './item-forms'
import type { ItemView } from './item-uses'

/** Who reads it and how it stands in law, what is asked of that, whose it is and when it is looked at again. */
export function ItemSide({ slug, view }: { slug: string; view: ItemView }) {
  const t = useTranslations('evidence.page')
  const { item, open, decided, abilities } = view
  const people = view.people.map(({ id, name, post }) => ({
    value: id as string,
    label: name,
    hint: post,
  }))
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <dl className="grid grid-cols-2 rounded-(--radius) border border-line bg-sheet [--ground:var(--color-sheet)]">
        <Fact name={t('readers')}>
          {item.heldAt ? t('nobodyYet') : READER_WORDS[item.readers].name}
          {item.readers === 'named' && !item.heldAt ? (
            <span className="block text-sm font-normal text-secondary">{item.namedPeople.join(', ')}</span>
          ) : null}
        </Fact>
        <Fact name={t('legalClass')} isSecond>
          {classWords(item.legalClass, item.exemptParagraph)}
          <ClassWhy {...item} />
        </Fact>
      </dl>
      {item.heldAt ? (
        <p className="border-l-4 border-caution bg-caution-soft p-3">{t('held', { day: dayWords(item.heldAt) })}</p>
      ) : null}
      {open ? <OpenAsk slug={slug} view={view} /> : null}
      {abilities.changeReaders && !open ? (
        <Details summary={t('change')}>
          <ReadersForm slug={slug} itemId={item.id} now={item} nation={item.nation} people={people} />
        </Details>
      ) : null}
      <dl className="flex flex-col gap-3">
        <Line name={t('owner')}>{item.owner}</Line>
        <Line name={t('reviewBy')}>
          {item.reviewBy ? dayWords(item.reviewBy) : t('noReview')}
          {item.isPast && item.reviewBy ? (
            <b className="block text-sm text-caution">{t('past', { day: dayWords(item.reviewBy) })}</b>
          ) : null}
        </Line>
      </dl>
      {abilities.revise ? (
        <Details summary={t('changeItem')}>
          <OwnerForm slug={slug} itemId={item.id} ownerId={item.ownerId} reviewBy={item.reviewBy} people={people} />
        </Details>
      ) : null}
      {decided.length > 0 ? (
        <Details summary={t('before')}>
          <ul className="flex flex-col gap-3 text-sm">
            {decided.map((ask) => (
              <li key={ask.id}>
                {t('asked', { who: ask.by, what: wantedWords(t, ask) })}:{' '}
                {t(`outcome.${ask.outcome ?? 'done'}`, {
                  who: ask.decidedBy ?? '',
                  because: sentence(ask.because ?? ''),
                })}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </div>
  )
}

type Said = { readers: Readers; named: string[]; legalClass: LegalClass; paragraph: number | null }
type T = ReturnType<typeof useTranslations<'evidence.page'>>
const wantedWords = (t: T, { readers, named, legalClass, paragraph }: Said) =>
  t('wanted', {
    readers: readers === 'named' ? named.join(', ') : READER_WORDS[readers].name.toLowerCase(),
    legal: classWords(legalClass, paragraph).toLowerCase(),
  })

/** What somebody asked, and who may answer. */
function OpenAsk({ slug, view: { item, open, abilities } }: { slug: string; view: ItemView }) {
  const t = useTranslations('evidence.page')
  if (!open) return null
  const what = wantedWords(t, open)
  return (
    <section aria-label={t('decide')} className="flex flex-col gap-3 border-l-4 border-accent pl-4">
      <p>{t('asked', { who: open.by, what })}.</p>
      {open.classReason ? <p className="text-sm text-secondary">{open.classReason}</p> : null}
      {open.why ? <p className="text-sm text-secondary">{t('askedWhy', { why: open.why })}</p> : null}
      {abilities.decide ? (
        <DecideForm
          slug={slug}
          itemId={item.id}
          askId={open.id}
          what={what}
          readersAfterNo={item.heldAt ? READER_WORDS[item.readers].name.toLowerCase() : null}
        />
      ) : (
        <p className="text-sm text-secondary">{t(item.heldAt ? 'waitsHeld' : 'waits')}</p>
      )}
      {abilities.takeBack ? <TakeBack slug={slug} itemId={item.id} askId={open.id} /> : null}
    </section>
  )
}

type Decided = {
  exemptParagraph: number | null
  classReason: string | null
  classReviewOn: string | null
  classDecidedBy: string | null
  classDecidedAt: Date | null
  legalClass: LegalClass
}

/** Why it stands so in law, who said so, and when that is looked at again. */
function ClassWhy({
  exemptParagraph,
  classReason,
  classReviewOn,
  classDecidedBy,
  classDecidedAt,
  legalClass,
}: Decided) {
  const t = useTranslations('evidence.page')
  if (legalClass === 'none') return null
  const parts = [
    exemptParagraph === null
      ? null
      : t('paragraphWords', { number: String(exemptParagraph), words: EXEMPT_PARAGRAPHS[exemptParagraph] ?? '' }),
    classReason,
    classDecidedBy && classDecidedAt ? t('decidedBy', { who: classDecidedBy, day: dayWords(classDecidedAt) }) : null,
    classReviewOn ? t('reviewClass', { day: dayWords(classReviewOn) }) : null,
  ]
  return (
    <span className="block text-sm font-normal text-secondary">
      {parts
        .filter((part) => part !== null)
        .map((part) => sentence(part))
        .join(' ')}
    </span>
  )
}

const Fact = ({ name, children, isSecond = false }: { name: string; children: ReactNode; isSecond?: boolean }) => (
  <div className={`min-w-0 p-3 ${isSecond ? 'border-l border-line' : ''}`}>
    <dt className="text-sm text-secondary">{name}</dt>
    <dd className="font-semibold break-words">{children}</dd>
  </div>
)

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="border-b border-line pb-2">
    <dt className="text-sm text-secondary">{name}</dt>
    <dd className="font-semibold">{children}</dd>
  </div>
)
