import { DrizzleQueryError } from 'drizzle-orm'
import { AuthError, CredentialsSignin } from 'next-auth'
import { describe, expect, it } from 'vitest'
import { faultInLog } from '@/lib/log'

const inLog = (fault: unknown) => JSON.stringify(faultInLog(fault))
const SECRET = '0199a3f0-1111-7222-8333-444455556666'

describe('a fault in the log', () => {
  it('has neither the values of a statement nor anybody’s address, however deep they lie', () => {
    const statement = new DrizzleQueryError(
      'select 1 from users where email = $1',
      ['ann@people.example', SECRET],
      new Error('no'),
    )
    const wrapped = new Error('asked', { cause: { err: new Error('for ann@people.example', { cause: statement }) } })
    for (const fault of [statement, wrapped]) {
      expect(inLog(fault)).toContain('select 1 from users')
      for (const secret of ['ann@', SECRET]) expect(inLog(fault)).not.toContain(secret)
    }
  })

  it('has nothing that a library has hung on it', () => {
    const refused = Object.assign(new Error('550 <ann@people.example> is unknown'), {
      ...{ code: 'EENVELOPE', rejected: ['ann@people.example'], response: SECRET },
    })
    expect(faultInLog(refused)).toMatchObject({ type: 'Error', code: 'EENVELOPE', message: '550 <…@…> is unknown' })
    for (const secret of ['ann@', SECRET]) expect(inLog(refused)).not.toContain(secret)
  })

  it('is called what it is also where its class has lost its name in the build', () => {
    class a extends AuthError {
      static type = 'AdapterError'
    }
    expect(new a().name).toBe('a')
    expect(faultInLog(new a())).toMatchObject({ type: 'AdapterError' })
    expect(faultInLog(new CredentialsSignin())).toMatchObject({ type: 'CredentialsSignin' })
    expect(faultInLog('only words')).toEqual({ type: 'string', message: 'only words' })
  })
})
