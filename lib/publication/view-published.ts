import { sql } from 'drizzle-orm'
import { asVisitor } from '@/db/gate'
import { isId } from '@/db/ids'
import { loadLevelNames } from '../framework/load-level-names'
import { loadShortNames } from '../framework/load-short-names'
import { ok, refuse } from '../result'
import { publicPage } from './publication'

/** What anybody reads at the address of a submission: what is published of it, what was withdrawn and why; nothing where nothing ever was. */
export const viewPublished = (input: { council: string; submissionId: string }) =>
  asVisitor(async (tx) => {
    if (!isId(input.submissionId) || input.council.includes('\0')) return refuse({ kind: 'not-found' })
    const { rows } = await tx.execute<{ page: unknown }>(
      sql`select published(${input.council}, ${input.submissionId}) as page`,
    )
    const page = rows[0]?.page
    if (!page) return refuse({ kind: 'not-found' })
    const read = publicPage.parse(page)
    const codes = [
      ...(read.content?.questions ?? []).map(({ code }) => code),
      ...(read.content?.review?.findings ?? []).flatMap((finding) => finding.codes),
    ]
    const nameOf = read.content ? await loadShortNames(tx, read.content.framework) : () => ''
    return ok({
      ...read,
      levelNames: read.content ? await loadLevelNames(tx, read.content.framework) : [],
      /** What each question that is spoken of is called. */
      shortNames: Object.fromEntries(codes.map((code) => [code, nameOf(code)])),
    })
  })

export type PublishedView = Extract<Awaited<ReturnType<typeof viewPublished>>, { ok: true }>['value']
