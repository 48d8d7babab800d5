import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { appendUpdates } from '@/db/text-log'
import { composeText } from '@/server/demo/compose-text'
import { buildWorld } from '../kit/world'

async function world() {
  const built = await buildWorld({ questions: ['1.1', '1.2', '1.3', '1.4'] })
  const { council, owner } = built
  const text = (code: string) => built.question(code).documentId as string
  const row = (documentId: string, authorId: string, batchId: string = randomUUID()) => ({
    councilId: council.id as string,
    documentId,
    authorId,
    batchId,
    payload: composeText(['Words.'], 1 + Math.floor(Math.random() * 2 ** 30)),
  })
  const logged = async (documentId: string) =>
    Number(
      (await owner.query('select count(*) from document_updates where document_id = $1', [documentId])).rows[0].count,
    )
  return { ...built, text, row, logged }
}

describe('the log', () => {
  let w: Awaited<ReturnType<typeof world>>
  beforeAll(async () => {
    w = await world()
  })

  it('[R5][R7] takes of what comes together all that its writers may write, each once, and says so for each', async () => {
    await w.owner.query('update documents set frozen_at = now() where id = $1', [w.text('1.3')])
    const [first, ours] = [w.row(w.text('1.1'), w.officer.userId), w.row(w.text('1.1'), w.contributor.userId)]
    expect(await appendUpdates([first])).toMatchObject([{ place: 0, isFresh: true }])
    const twice = w.row(w.text('1.2'), w.officer.userId)
    const sent = {
      'sent before': first,
      'an officer': twice,
      'the same again': twice,
      'a contributor at a text that is theirs': ours,
      'a contributor at another text': w.row(w.text('1.2'), w.contributor.userId),
      'a contributor without a text': w.row(w.text('1.1'), w.unassigned.userId),
      'an observer': w.row(w.text('1.1'), w.observer.userId),
      'another council': w.row(w.text('1.1'), w.outsider.userId),
      'a frozen text': w.row(w.text('1.3'), w.officer.userId),
      'a text that is not there': w.row(randomUUID(), w.officer.userId),
      'an officer at another text': w.row(w.text('1.1'), w.officer.userId),
    }
    const fates = await appendUpdates(Object.values(sent))
    const fate = (place: number) => fates.find((one) => one.place === place)?.isFresh ?? 'refused'
    expect(Object.fromEntries(Object.keys(sent).map((what, place) => [what, fate(place)]))).toEqual({
      'sent before': false,
      'an officer': true,
      'the same again': false,
      'a contributor at a text that is theirs': true,
      'a contributor at another text': 'refused',
      'a contributor without a text': 'refused',
      'an observer': 'refused',
      'another council': 'refused',
      'a frozen text': 'refused',
      'a text that is not there': 'refused',
      'an officer at another text': true,
    })
    const { rows } = await w.owner.query(
      'select batch_id, author_id, document_id, seq from document_updates where council_id = $1 order by seq',
      [w.council.id],
    )
    const stored = [first, twice, ours, sent['an officer at another text']]
    expect(rows.map(({ batch_id, author_id, document_id }) => [batch_id, author_id, document_id])).toEqual(
      stored.map(({ batchId, authorId, documentId }) => [batchId, authorId, documentId]),
    )
    const seqOf = (place: number) => fates.find((one) => one.place === place)?.seq
    expect([0, 1, 3, 10].map(seqOf)).toEqual(rows.map(({ seq }) => Number(seq)))
    expect(seqOf(2)).toBe(seqOf(1))
  })

  it('[R7] takes no words of a text that is not there or frozen, whoever writes them', async () => {
    const insert = (documentId: string, councilId: string = w.council.id) =>
      w.owner.query(
        `insert into document_updates (council_id, document_id, author_id, batch_id, payload) values ($1, $2, $3, gen_random_uuid(), '')`,
        [councilId, documentId, w.officer.userId],
      )
    await expect(insert(randomUUID())).rejects.toThrow(/frozen/)
    await expect(insert(w.text('1.1'), w.elsewhere.id)).rejects.toThrow(/frozen/)
    await expect(insert(w.text('1.3'))).rejects.toThrow(/frozen/)
    expect(await w.logged(w.text('1.2'))).toBe(1)
    await insert(w.text('1.2'))
    expect(await w.logged(w.text('1.2'))).toBe(2)
  })

  it('keeps a text from going, or going by another name, while it has words of it', async () => {
    const { rows } = await w.owner.query(
      `insert into reasons (council_id, assessment_id, assessment_question_id)
       select council_id, assessment_id, id from assessment_questions where id = $1 returning id`,
      [w.text('1.4')],
    )
    const id = rows[0].id as string
    await appendUpdates([w.row(id, w.officer.userId)])
    await expect(w.owner.query('delete from documents where id = $1', [id])).rejects.toThrow(/the log has words/)
    // It would first have to be that of another subject.
    const renamed = w.owner.query('update documents set id = uuidv7() where id = $1', [id])
    await expect(renamed).rejects.toMatchObject({ code: '23503' })
    expect(await w.logged(id)).toBe(1)
    expect((await w.owner.query('delete from documents where id = $1', [w.text('1.4')])).rowCount).toBe(1)
  })
})
