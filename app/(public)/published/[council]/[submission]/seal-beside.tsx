import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { Time } from '@/app/_ui/time'
import type { PublicContent } from '@/lib/publication/publication'

/** What this is a part of, who signed it, and the seal by which the whole is known. */
export function SealBeside({ content }: { content: PublicContent }) {
  const t = useTranslations('published')
  const facts: [string, React.ReactNode][] = [
    [t('part'), t('partOf', { count: content.questions.length, of: content.of, version: content.version })],
    [t('submitted'), <Time key="submitted" at={content.submittedAt} />],
    [t('published'), <Time key="published" at={content.publishedAt} />],
    [
      t('signed'),
      <ul key="signed">
        {content.signatures.map(({ name, post }) => (
          <li key={name}>
            {name}, {post}
          </li>
        ))}
      </ul>,
    ],
    [
      t('seal'),
      <span key="seal">
        <code className="break-all text-sm">{content.seal}</code>
        <br />
        {t.rich('sealHint', { verify: (words) => <Link href="/verify">{words}</Link> })}
      </span>,
    ],
  ]
  return (
    <Card id="seal" title={t('what')}>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-secondary">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
