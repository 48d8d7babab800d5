import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { PageHeading } from '@/app/_ui/page-heading'
import { Time } from '@/app/_ui/time'
import { subjectWords } from '@/app/_words/subject-words'
import { type Comparison, compareMoments } from '@/lib/text/history/compare-moments'
import { crumbsTo } from '../crumbs-to'
import { numberIn } from '../number-in'
import { PeopleNames } from '../people-names'
import { ChooseMoments } from './choose-moments'
import { ComparedText } from './compared-text'

type Props = PageProps<'/c/[council]/texts/[text]/compare'>

/** Asked for once, by the title and by the page. */
const viewOf = cache(async (slug: string, textId: string, from?: number, to?: number) =>
  orNotFound(await compareMoments(await councilCaller(slug), { textId, from, to })),
)

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { council, text } = await params
  const { from, to } = await searchParams
  const { subject } = await viewOf(council, text, numberIn(from), numberIn(to))
  return { title: `What changed in ${subjectWords(subject)}` }
}

export default async function ComparePage({ params, searchParams }: Props) {
  const { council: slug, text: textId } = await params
  const { from, to } = await searchParams
  const [first, last] = [numberIn(from), numberIn(to)]
  if ((from !== undefined && first === undefined) || (to !== undefined && last === undefined)) notFound()
  const view = await viewOf(slug, textId, first, last)
  const { subject } = view
  const base = `/c/${slug}/texts/${textId}`
  const people = [...new Set(view.blocks.flatMap(({ pieces }) => pieces.flatMap(({ by }) => (by ? [by.name] : []))))]
  return (
    <>
      <PageHeading
        title={`What changed in ${subjectWords(subject)}`}
        crumbs={[...crumbsTo(view.council, subject), { label: 'History', href: base }]}
        lead={
          <>
            From <MomentLink moment={view.from} base={base} /> to <MomentLink moment={view.to} base={base} />
          </>
        }
      />
      <ChooseMoments from={view.from?.seq ?? 0} to={view.to.seq} offered={view.offered} />
      <section aria-labelledby="changes-title" className="mt-6">
        <h2 id="changes-title">
          {view.words.added === 0 && view.words.removed === 0
            ? 'No words differ'
            : `${counted(view.words.added)} added, ${counted(view.words.removed)} removed`}
        </h2>
        {people.length > 0 ? (
          <p className="mt-1 text-secondary">
            By <PeopleNames names={people} />. <span className="change-added">+ Underlined words</span> were added,{' '}
            <span className="change-removed">− struck words</span> removed.
          </p>
        ) : null}
        <div className="mt-4 rounded-(--radius) border border-line bg-sheet p-4 sm:p-6">
          <ComparedText blocks={view.blocks} isByOne={people.length === 1} />
        </div>
      </section>
    </>
  )
}

const counted = (words: number) => `${new Intl.NumberFormat('en-GB').format(words)} ${words === 1 ? 'word' : 'words'}`

function MomentLink({ moment, base }: { moment: Comparison['from']; base: string }) {
  if (!moment) return 'before the first word'
  return (
    <Link href={`${base}/${moment.seq}`}>
      {moment.names.map((name) => (
        <span key={name}>
          “<bdi>{name}</bdi>”,{' '}
        </span>
      ))}
      <Time at={moment.at} />
    </Link>
  )
}
