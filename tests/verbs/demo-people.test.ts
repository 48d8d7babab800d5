import { expect, it } from 'vitest'
import { DEMO_COUNCILS, putDemoPeople } from '@/db/demo-people'
import { listDemoPeople } from '@/lib/people/list-demo-people'
import { viewPositions } from '@/lib/people/view-positions'
import { testDatabase } from '../kit/database'

const ACCOUNTS = [
  'lead',
  'chair',
  'leader',
  'chief.executive',
  'monitoring.officer',
  'deputy.monitoring.officer',
  'finance',
  'officer',
  'contributor',
  'observer',
  ...['member1', 'member2', 'member3', 'member4', 'member5'],
]

it('the demo has every account at each council, by a name of its own, lists them, and changes nothing when it is put again', async () => {
  const { owner } = await testDatabase()
  const client = await owner.connect()
  try {
    await putDemoPeople(client)
    const once = await listDemoPeople()
    await putDemoPeople(client)
    expect(await listDemoPeople()).toEqual(once)
    for (const { slug } of DEMO_COUNCILS) {
      const here = once.filter(({ email }) => email.endsWith(`@${slug}.example`))
      expect(here.map(({ email }) => email.split('@')[0]).sort()).toEqual([...ACCOUNTS].sort())
      expect(new Set(here.map(({ name }) => name)).size).toBe(ACCOUNTS.length)
      const { rows } = await owner.query('select id from users where email = $1', [`observer@${slug}.example`])
      const positions = await viewPositions({ userId: rows[0].id, place: { council: slug } }, null)
      expect(positions.ok && positions.value.held.map(({ kind }) => kind).sort()).toEqual([
        ...['chief_executive', 'group_leader', 'group_leader', 's151_officer'],
      ])
    }
    expect(once.filter(({ email }) => email.endsWith('@peers.example'))).toHaveLength(4)
    expect(once.filter(({ email }) => email === 'programme@concord.example')).toHaveLength(1)
  } finally {
    client.release()
  }
})
