import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import { questionName } from '@/lib/framework/named-question'
import { EvidenceMark, EvidenceMarks } from './evidence-marks'

export type Covered = {
  code: string
  area: number
  areaTitle: string
  shortName: string
  isLeftOut: boolean
  current: number
  old: number
  strength: { word: 'strong' | 'fair' | 'weak'; count: number; of: number } | null
  cover: 'none' | 'old' | 'current' | 'strong'
}
type Props = { coverage: Covered[]; hrefOf: (code: string) => string }

/** The areas with their questions, in the order of the framework. */
const areasOf = (coverage: Covered[]) =>
  [...new Set(coverage.map(({ area }) => area))].map((area) => {
    const questions = coverage.filter((one) => one.area === area)
    return { area, title: questions[0]?.areaTitle ?? '', questions }
  })

const isGap = ({ cover, isLeftOut, old }: Covered) => !isLeftOut && (cover === 'none' || cover === 'old' || old > 0)

/**
 * What each question rests on: its gaps first on a phone, where what is well is one line; every question in its place where there is room.
 */
export function CoverageMap({ coverage, hrefOf }: Props) {
  const t = useTranslations('evidence.register')
  const areas = areasOf(coverage)
  const most = Math.max(1, ...areas.map(({ questions }) => questions.length))
  return (
    <section aria-labelledby="map" className="mt-10">
      <h2 id="map" tabIndex={-1} className="mb-3">
        {t('map')}
      </h2>
      <div className="rounded-(--radius) border border-line bg-sheet px-4 [--ground:var(--color-sheet)] wide:px-6">
        {areas.map(({ area, title, questions }) => (
          <div key={area} className="border-b border-line py-4 last:border-b-0">
            <div
              className="hidden gap-2 wide:grid"
              style={{ gridTemplateColumns: `minmax(8rem, 1.4fr) repeat(${most}, minmax(0, 1fr))` }}
            >
              <AreaName area={area} title={title} />
              {questions.map((one) => (
                <Tile key={one.code} one={one} href={hrefOf(one.code)} />
              ))}
            </div>
            <div className="wide:hidden">
              <AreaName area={area} title={title} />
              <NarrowArea questions={questions} hrefOf={hrefOf} />
            </div>
          </div>
        ))}
      </div>
      <div className="mt-3 flex flex-wrap items-start justify-between gap-x-8 gap-y-3 text-sm text-secondary">
        <p className="flex flex-wrap items-center gap-x-5 gap-y-1">
          {(['strong', 'current', 'old'] as const).map((mark) => (
            <span key={mark} className="inline-flex items-center gap-2">
              <EvidenceMark mark={mark} /> {t(`marks.${mark}`)}
            </span>
          ))}
          <span className="inline-flex items-center gap-2">
            <span aria-hidden className="size-3.5 border border-dashed border-error" /> {t('marks.none')}
          </span>
        </p>
        <div className="min-w-0 max-w-full grow">
          <Details summary={t('mapTable')}>
            <MapTable coverage={coverage} />
          </Details>
        </div>
      </div>
    </section>
  )
}

const AreaName = ({ area, title }: { area: number; title: string }) => (
  <h3 className="text-base">
    <span className="font-sans font-normal text-secondary tabular-nums">{area}</span> {title}
  </h3>
)

/** One question: only what is missing or out of date is tinted. */
function Tile({ one, href }: { one: Covered; href: string }) {
  const t = useTranslations('evidence.register')
  const { cover, isLeftOut, current, old, strength, code, shortName } = one
  const ground = isLeftOut
    ? 'border-transparent text-secondary'
    : cover === 'none'
      ? 'border-dashed border-error'
      : cover === 'old'
        ? 'border-caution bg-caution-soft'
        : 'border-transparent'
  return (
    <Link
      href={href}
      prefetch={false}
      className={`flex items-center justify-between gap-x-3 gap-y-1 rounded-(--radius) border p-1.5 wide:min-h-20 wide:flex-col wide:items-stretch text-sm leading-snug text-text no-underline hover:bg-sunken hover:text-text ${ground}`}
    >
      <span className="hyphens-auto break-words">
        <span className="text-secondary tabular-nums">{code}</span> {shortName}
      </span>
      <span className="flex shrink-0 flex-wrap items-center gap-1.5 wide:shrink">
        <EvidenceMarks current={current} old={old} isStrong={cover === 'strong'} />
        {isLeftOut ? (
          <span>{t('leftOut')}</span>
        ) : cover === 'none' ? (
          <b className="text-error">{t('cover.none')}</b>
        ) : cover === 'old' ? (
          <b className="text-caution">{t('cover.old')}</b>
        ) : (
          <span className="sr-only">
            {t('markCount', { current, old })}
            {strength ? `. ${t('said', { ...numbers(strength), word: t(`words.${strength.word}`) })}` : ''}
          </span>
        )}
      </span>
    </Link>
  )
}

const numbers = ({ count, of }: { count: number; of: number }) => ({ count: String(count), of: String(of) })

/** How many gaps of an area stand open on a phone: where everything is missing, the list below must still be reached. */
const SHOWN_GAPS = 3

function NarrowArea({ questions, hrefOf }: { questions: Covered[]; hrefOf: (code: string) => string }) {
  const t = useTranslations('evidence.register')
  const gaps = questions.filter(isGap)
  const well = questions.filter((one) => !isGap(one))
  return (
    <div className="mt-2 flex flex-col gap-2">
      <Tiles questions={gaps.slice(0, SHOWN_GAPS)} hrefOf={hrefOf} />
      {gaps.length > SHOWN_GAPS ? (
        <Details summary={t('moreGaps', { count: gaps.length - SHOWN_GAPS })}>
          <Tiles questions={gaps.slice(SHOWN_GAPS)} hrefOf={hrefOf} />
        </Details>
      ) : null}
      {well.length > 0 ? (
        <Details summary={t('standOn', { count: well.length })}>
          <Tiles questions={well} hrefOf={hrefOf} />
        </Details>
      ) : null}
    </div>
  )
}

const Tiles = ({ questions, hrefOf }: { questions: Covered[]; hrefOf: Props['hrefOf'] }) => (
  <div className="grid gap-2 sm:grid-cols-2 md:grid-cols-3">
    {questions.map((one) => (
      <Tile key={one.code} one={one} href={hrefOf(one.code)} />
    ))}
  </div>
)

function MapTable({ coverage }: { coverage: Covered[] }) {
  const t = useTranslations('evidence.register')
  return (
    <DataTable
      caption={t('map')}
      hideCaption
      rows={coverage}
      rowKey={({ code }) => code}
      columns={[
        { head: t('columns.uses'), isRowHead: true, cell: questionName },
        { head: t('cover.current'), isNumber: true, cell: ({ current }) => current },
        { head: t('cover.old'), isNumber: true, cell: ({ old }) => old },
        {
          head: t('cover.strong'),
          cell: ({ strength }) =>
            strength ? t('said', { ...numbers(strength), word: t(`words.${strength.word}`) }) : '',
        },
      ]}
    />
  )
}
