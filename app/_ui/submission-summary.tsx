import type { ReactNode } from 'react'
import { addressOf } from '@/app/_doors/asked'
import { type NamedQuestion, namedIn } from '@/lib/framework/named-question'
import { rulesInWords } from '@/lib/score/rule-words'
import {
  type NamedPerson,
  rulesOf,
  type SubmittedFile,
  type SubmittedQuestion,
  sealIn,
} from '@/lib/submission/submission'
import { say } from '@/lib/words/say'
import { aimWords } from './aim-words'
import { Card } from './card'
import { Details } from './details'
import { AgreedState, Ledger, type Tile } from './ledger'
import { LevelName } from './level-names'
import { Time } from './time'

const DUTIES = [
  ['assessor', 'Assessors'],
  ['chair', 'Chair'],
  ['signatory', 'Signatories'],
] as const

/** Under the post of their time; where a duty changed hands, until when and why, and whom somebody follows. */
const Named = ({ person }: { person: NamedPerson }) => (
  <li>
    {person.name}, {person.post}
    {person.follows ? (
      <span className="text-secondary">
        , follows {person.follows}
        {person.from ? (
          <>
            {' '}
            from <Time at={person.from} day />
          </>
        ) : null}
        : {person.named}
      </span>
    ) : null}
    {person.until ? (
      <span className="text-secondary">
        , until <Time at={person.until} day />: {person.because}
      </span>
    ) : null}
  </li>
)

/** One fact about a submission, kept together where they stand in two columns. */
const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="mb-2 break-inside-avoid gap-x-6 sm:grid sm:grid-cols-[8.5rem_minmax(0,1fr)]">
    <dt className="font-semibold">{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** Who signed what, the seal by which anybody can check it, and every level at one look, each leading to its question on this page. */
export function SubmissionSummary({
  file,
  questions,
  here,
}: {
  file: SubmittedFile
  questions: readonly NamedQuestion[]
  here: string
}) {
  const { content, signatures } = file
  return (
    <Card id="summary" title="At a glance">
      <Ledger
        areas={content.areas.map(({ number, title }) => ({ number, title }))}
        tiles={content.questions.map((question) => tileOf(question, namedIn(questions, question.code), here))}
      />
      <dl className="mt-4 gap-x-10 lg:columns-2 print:columns-1">
        <Fact name="Submitted">
          <Time at={file.submittedAt} />
        </Fact>
        <Fact name="Signed by">
          <ul>
            {signatures.map((signature) => (
              <li key={signature.name}>
                {signature.name}, {signature.post}, <Time at={signature.signedAt} />
              </li>
            ))}
          </ul>
        </Fact>
        {DUTIES.map(([duty, words]) => (
          <Fact key={duty} name={words}>
            <ul>
              {content.people
                .filter((person) => person.duty === duty)
                .map((person) => (
                  <Named key={`${person.name} ${person.from ?? ''}`} person={person} />
                ))}
            </ul>
          </Fact>
        ))}
        <Fact name="Framework">
          {content.framework.name}, version {content.framework.version}
        </Fact>
        <Fact name="Rules of scoring">
          <ul>
            {rulesInWords(rulesOf(content)).map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </Fact>
        <Fact name="Seal">
          <Details summary={say('review.evidence.check')}>
            <p>{say('review.evidence.seal')}</p>
            <code className="break-all text-sm">{sealIn(file)}</code>
          </Details>
        </Fact>
      </dl>
    </Card>
  )
}

function tileOf({ code, area, leftOut, agreed }: SubmittedQuestion, named: NamedQuestion, here: string): Tile {
  return {
    ...{ ...named, area, number: Number(code.split('.')[1]), leftOut, agreed: agreed as Tile['agreed'] },
    href: `${addressOf(here, { area: String(area) })}#q-${code}`,
    mark: agreed
      ? { level: agreed.level, ambition: agreed.ambition }
      : { level: leftOut === null ? null : 'does-not-apply' },
    word: agreed ? <LevelName level={agreed.level} /> : say(`overview.tile.level.${leftOut === null ? 'none' : 'out'}`),
    note: agreed ? aimWords(agreed.level, agreed.ambition) : undefined,
    state: agreed ? <AgreedState dissent={agreed.dissent} /> : undefined,
  }
}
