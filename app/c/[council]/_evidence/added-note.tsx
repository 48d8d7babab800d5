'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'

/** The question that is to rest on what is added; by its name where another page leads back to it. */
export type ForQuestion = { assessmentId: string; code: string; name?: string }

/** What was added, by its name, with the way to it and back to its question. It comes into view, as the form above it may have grown or shrunk. */
export function AddedNote({
  slug,
  at,
  titles,
  itemId,
}: {
  slug: string
  at?: ForQuestion | undefined
  titles: string[]
  itemId: string
}) {
  const t = useTranslations('evidence')
  const here = useRef<HTMLSpanElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew for each that is added
  useEffect(() => here.current?.scrollIntoView({ block: 'nearest' }), [itemId])
  const to = (href: string) => (words: ReactNode) => <Link href={href}>{words}</Link>
  const item = to(`/c/${slug}/evidence/${itemId}`)
  const register = to(`/c/${slug}/evidence`)
  return (
    <span ref={here} className="flex flex-col gap-1">
      <span>
        {titles.length > 1
          ? t.rich(at ? 'attachedMany' : 'addedMany', { count: titles.length, a: register })
          : t.rich(at ? 'attachedNamed' : 'addedNamed', { title: titles[0] ?? '', a: item })}
      </span>
      {at ? <BackToQuestion slug={slug} at={at} /> : null}
    </span>
  )
}

/** The way back to the question that something is added for. */
export function BackToQuestion({ slug, at }: { slug: string; at: ForQuestion }) {
  const t = useTranslations('evidence')
  return at.name ? (
    <Link href={`/c/${slug}/assessments/${at.assessmentId}/q/${at.code}?panel=evidence`}>
      {t('backToQuestion', { question: at.name })}
    </Link>
  ) : null
}
