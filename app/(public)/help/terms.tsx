import { useTranslations } from 'next-intl'

const TERMS = [
  ...(['level', 'ambition', 'assessor', 'cannotJudge', 'round', 'reveal', 'quorum', 'spread', 'median'] as const),
  ...(['middleHalf', 'states', 'concur', 'minority', 'crossParty', 'statement', 'seal', 'trail', 'exempt'] as const),
]

/** The glossary: the words that the pages use, in the order in which somebody meets them. */
export function Terms() {
  const t = useTranslations('help.words.terms')
  return (
    <dl data-wide className="grid gap-x-8 md:grid-cols-2">
      {TERMS.map((term) => (
        <div key={term} className="border-t border-line py-3">
          <dt className="font-semibold">{t(`${term}.term`)}</dt>
          <dd>{t(`${term}.is`)}</dd>
        </div>
      ))}
    </dl>
  )
}
