import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { EmptyState } from '@/app/_ui/empty-state'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { Time } from '@/app/_ui/time'
import { subjectWords } from '@/app/_words/subject-words'
import { subjectPage } from '@/lib/subject/subject'
import { type Timeline, viewTimeline } from '@/lib/text/history/view-timeline'
import { dayWords } from '@/lib/words/dates'
import { crumbsTo } from './crumbs-to'
import { NameForm } from './name-form'
import { numberIn } from './number-in'
import { SittingEntry } from './sitting-entry'

type Props = PageProps<'/c/[council]/texts/[text]'>

/** Asked for once, by the title and by the page. */
const viewOf = cache(async (slug: string, textId: string, before?: number) =>
  orNotFound(await viewTimeline(await councilCaller(slug), { textId, before })),
)

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { council, text } = await params
  const { subject } = await viewOf(council, text, numberIn((await searchParams).before))
  return { title: `History of ${subjectWords(subject)}` }
}

export default async function TextHistoryPage({ params, searchParams }: Props) {
  const { council: slug, text: textId } = await params
  const asked = await searchParams
  const before = numberIn(asked.before)
  const view = await viewOf(slug, textId, before)
  const { subject } = view
  const home = subjectPage(slug, subject)
  const base = `/c/${slug}/texts/${textId}`
  const restored = view.sittings.find(({ seq, restored }) => restored && seq === numberIn(asked.restored))
  return (
    <>
      <PageHeading
        title={`History of ${subjectWords(subject)}`}
        crumbs={crumbsTo(view.council, subject)}
        lead="Who worked on it and when. You can read it as it stood at any of these times, and see what changed in between."
      >
        <LinkButton href={`${base}/compare`} variant="secondary">
          Compare two versions
        </LinkButton>
      </PageHeading>
      {restored ? (
        <div className="mb-6">
          <Notice kind="done" title="The earlier text is restored">
            <p>
              Everybody who has it open sees it now. To take this back,{' '}
              <Link href={`${base}/${restored.before}`}>restore the text before it</Link>.
            </p>
          </Notice>
        </div>
      ) : null}
      {view.now === undefined ? (
        <EmptyState title="Nothing has been written yet" action={<Link href={home}>Go and write</Link>}>
          As soon as somebody writes in it, their work is listed here.
        </EmptyState>
      ) : (
        <div className="grid gap-8 wide:grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)]">
          <section aria-label="Work on this text, newest first" className="flex flex-col gap-6">
            {daysOf(view.sittings).map(({ day, sittings }) => (
              <div key={day}>
                <h2 className="mb-3">{day}</h2>
                <ol>
                  {sittings.map((sitting) => (
                    <SittingEntry key={sitting.seq} sitting={sitting} base={base} />
                  ))}
                </ol>
              </div>
            ))}
            <p className="flex flex-wrap gap-6">
              {before === undefined ? null : <Link href={base}>Newest work</Link>}
              {view.next ? <Link href={`${base}?before=${view.next}`}>Earlier work</Link> : null}
            </p>
          </section>
          <div className="flex flex-col gap-6">
            <Card title="Named versions" id="versions">
              <VersionList versions={view.versions} base={base} />
              {view.abilities.name ? (
                <div className="mt-4 border-t border-line pt-4">
                  <NameForm slug={slug} textId={textId} />
                </div>
              ) : null}
            </Card>
          </div>
        </div>
      )}
    </>
  )
}

function VersionList({ versions, base }: { versions: Timeline['versions']; base: string }) {
  if (versions.length === 0)
    return <p className="text-secondary">A version with a name is easy to find again. None has been named yet.</p>
  return (
    <ul className="flex flex-col gap-3">
      {versions.map(({ seq, name, namedAt, namedBy }) => (
        <li key={name}>
          <Link href={`${base}/${seq}`}>
            <bdi>{name}</bdi>
          </Link>
          <p className="text-sm text-secondary">
            Named by <bdi>{namedBy}</bdi>, <Time at={namedAt} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function daysOf(sittings: Timeline['sittings']) {
  const days: { day: string; sittings: Timeline['sittings'] }[] = []
  for (const sitting of sittings) {
    const day = dayWords(sitting.at)
    const last = days.at(-1)
    if (last?.day === day) last.sittings.push(sitting)
    else days.push({ day, sittings: [sitting] })
  }
  return days
}
