import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonClass } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { isOrder, PAPER_FORMATS, type PaperFormat, type PaperKind } from '@/lib/paper/shape/paper'

/** The format that most people want of each kind. It comes first; the others stand beside it. */
const FIRST: Record<PaperKind, PaperFormat> = {
  committee: 'pdf',
  pack: 'docx',
  agenda: 'pdf',
  whole: 'pdf',
  area: 'pdf',
  evidence: 'xlsx',
  cpc: 'docx',
  'best-value': 'docx',
}

/** One kind of document: what it is for, what it holds, and its formats. */
export function PaperCard({ kind, base }: { kind: Exclude<PaperKind, 'area'>; base: string }) {
  const t = useTranslations('documents')
  const first = FIRST[kind]
  return (
    <Card id={kind} title={t(`page.for.${kind}`)}>
      <p className="mb-1 font-semibold">{t(`kinds.${kind}`)}</p>
      <p className="mb-4">{t(`page.holds.${kind}`)}</p>
      <p className="mb-3">
        <a className={buttonClass('secondary')} href={addressOf(base, kind, first)}>
          {t('page.get', { format: t(`formats.${first}`) })}
          <span className="sr-only"> {t(`kinds.${kind}`)}</span>
        </a>
      </p>
      <p className="flex flex-wrap gap-x-4 gap-y-2">
        <span>{t('page.also')}</span>
        {PAPER_FORMATS.filter((format) => format !== first).map((format) => (
          <a key={format} href={addressOf(base, kind, format)} className="inline-flex min-h-6 items-center">
            {t(`formats.${format}`)}
            <span className="sr-only">: {t(`kinds.${kind}`)}</span>
          </a>
        ))}
      </p>
      {isOrder(kind) ? (
        <p className="mt-3">
          <Link href={`${base}/documents/${kind}`} className="inline-flex min-h-6 items-center">
            {t('page.gaps')}
            <span className="sr-only">: {t(`kinds.${kind}`)}</span>
          </Link>
        </p>
      ) : null}
    </Card>
  )
}

const addressOf = (base: string, kind: PaperKind, format: PaperFormat) => `${base}/export?kind=${kind}&format=${format}`
