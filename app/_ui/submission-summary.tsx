import { rulesInWords } from '@/lib/score/rule-words'
import { rulesOf, type SubmittedFile } from '@/lib/submission/submission'
import { Card } from './card'
import { Radar } from './radar'
import { Time } from './time'

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
          {signatures.map((signature) => (
            <span key={signature.name} className="block">
              {signature.name}, {signature.post}, <Time at={signature.signedAt} />
            </span>
          ))}
        </dd>
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
