'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Place, ShownStage } from './stage-places'

type Props = {
  base: string
  stages: ShownStage[]
  /** What comes next and whose it is; the overview says it itself. */
  next: ReactNode
}

/**
 * The one navigation of an assessment: its five stages, with the present one marked and what waits counted, and under them the
 * pages of the stage that the page belongs to. On a phone it is one line that opens the rest.
 */
export function AssessmentNav({ base, stages, next }: Props) {
  const t = useTranslations('stages')
  const path = usePathname()
  const all = stages.flatMap(({ places }) => places)
  const isAgreeing = path.startsWith(`${base}/q/`) && path.endsWith('/agree')
  const here = all
    .filter(({ href }) => !isAgreeing && (path === href || path.startsWith(`${href}/`) || isOfKind(path, href)))
    .sort((a, b) => b.href.length - a.href.length)[0]
  const present = stages.findIndex(({ isPresent }) => isPresent)
  const shown =
    stages.find(({ stage, places }) => (isAgreeing ? stage === 'agree' : here && places.includes(here))) ??
    stages[present]
  const isOverview = path === base
  return (
    <nav aria-label={t('nav')} className="assessment-nav no-print">
      <ol className="hidden md:flex">
        {stages.map((one) => (
          <li key={one.stage} className={one === shown ? 'stage stage-shown' : 'stage'}>
            <StageLink stage={one} />
          </li>
        ))}
      </ol>
      <details key={path} className="md:hidden">
        <summary className="flex min-h-12 cursor-pointer items-center gap-2">
          <span className="text-secondary">
            {t('stageOf', { number: String(present + 1), count: String(stages.length) })}
          </span>
          <span className="font-semibold">{stages[present]?.label}</span>
          <Count of={stages.reduce((sum, { waiting }) => sum + waiting, 0)} />
          <span aria-hidden className="stage-chevron" />
        </summary>
        <Pages places={[{ href: base, label: t('overview') }]} here={isOverview ? base : undefined} />
        {stages.map((one) => (
          <div key={one.stage} className="border-t border-line pt-2 pb-1">
            <p className="flex items-center gap-2 font-semibold">
              <Done stage={one} />
              {one.label}
              <Count of={one.waiting} />
            </p>
            <Pages places={one.places} here={here?.href} />
          </div>
        ))}
      </details>
      <div className="flex flex-wrap items-center justify-between gap-x-6 pb-1">
        <div className="hidden md:block">
          <Pages
            places={[{ href: base, label: t('overview') }, ...(shown?.places ?? [])]}
            here={isOverview ? base : here?.href}
          />
        </div>
        {isOverview ? null : next}
      </div>
    </nav>
  )
}

/** Pages of which there are several, one a question or an area: another of the kind is the same place. */
const isOfKind = (path: string, href: string) => {
  const kind = /^(.*\/(?:q|areas|score)\/)/.exec(href)?.[1]
  return kind !== undefined && path.startsWith(kind)
}

function StageLink({ stage }: { stage: ShownStage }) {
  const first = stage.places[0]
  const inner = (
    <>
      <Done stage={stage} />
      <span>{stage.label}</span>
      <Count of={stage.waiting} />
    </>
  )
  return first ? <Link href={first.href}>{inner}</Link> : <span className="text-secondary">{inner}</span>
}

/** Whether the assessment is past a stage and nothing of it waits, or in it: a sign, with its word for whoever hears the page. */
function Done({ stage: { isDone, isPresent, waiting } }: { stage: ShownStage }) {
  const t = useTranslations('stages')
  if (isDone ? waiting > 0 : !isPresent) return null
  return (
    <span className={isPresent ? 'stage-mark stage-mark-present' : 'stage-mark'}>
      <span aria-hidden>{isDone ? '✓' : '●'}</span>
      <span className="sr-only">{isDone ? `${t('done')}: ` : `${t('present')}: `}</span>
    </span>
  )
}

function Count({ of }: { of: number }) {
  const t = useTranslations('stages')
  return of === 0 ? null : (
    <span className="count-badge">
      <span aria-hidden>{of}</span>
      <span className="sr-only">, {t('waiting', { count: of })}</span>
    </span>
  )
}

const Pages = ({ places, here }: { places: Place[]; here: string | undefined }) => (
  <ul className="stage-pages">
    {places.map(({ href, label, count }) => (
      <li key={href}>
        <Link href={href} aria-current={href === here ? 'page' : undefined}>
          {label}
          {count ? <span className="ml-1 text-sm tabular-nums">{count}</span> : null}
        </Link>
      </li>
    ))}
  </ul>
)
