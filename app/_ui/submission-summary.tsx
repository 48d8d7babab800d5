import { rulesInWords } from '@/lib/score/rule-words'
import { type NamedPerson, rulesOf, type SubmittedFile } from '@/lib/submission/submission'
import { Card } from './card'
import { Radar } from './radar'
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

/** Who signed what, the seal by which anybody can check it, and the five areas at one look. */
export function SubmissionSummary({ file, sha256 }: { file: SubmittedFile; sha256: string }) {
  const { content, signatures } = file
  const axes = content.areas.map((area) => {
    const own = content.questions.flatMap((question) =>
      question.area === area.number && question.agreed ? [question.agreed] : [],
    )
    const mean = (of: (agreed: (typeof own)[number]) => number) =>
      own.length === 0 ? null : own.reduce((sum, agreed) => sum + of(agreed), 0) / own.length
    return { label: area.title, level: mean((agreed) => agreed.level), ambition: mean((agreed) => agreed.ambition) }
  })
  return (
    <Card id="summary" title="At a glance">
      <Radar label="Average agreed level and ambition in each of the five areas" axes={axes} />
      <dl className="mt-4 grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
        <dt className="font-semibold">Submitted</dt>
        <dd>
          <Time at={file.submittedAt} />
        </dd>
        <dt className="font-semibold">Signed by</dt>
        <dd>
          <ul>
            {signatures.map((signature) => (
              <li key={signature.name}>
                {signature.name}, {signature.post}, <Time at={signature.signedAt} />
              </li>
            ))}
          </ul>
        </dd>
        {DUTIES.map(([duty, words]) => (
          <div key={duty} className="contents">
            <dt className="font-semibold">{words}</dt>
            <dd>
              <ul>
                {content.people
                  .filter((person) => person.duty === duty)
                  .map((person) => (
                    <Named key={`${person.name} ${person.from ?? ''}`} person={person} />
                  ))}
              </ul>
            </dd>
          </div>
        ))}
        <dt className="font-semibold">Framework</dt>
        <dd>
          {content.framework.name}, version {content.framework.version}
        </dd>
        <dt className="font-semibold">Rules of scoring</dt>
        <dd>
          <ul>
            {rulesInWords(rulesOf(content)).map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </dd>
        <dt className="font-semibold">Seal (SHA-256)</dt>
        <dd>
          <code className="break-all text-sm">{sha256}</code>
        </dd>
      </dl>
    </Card>
  )
}
