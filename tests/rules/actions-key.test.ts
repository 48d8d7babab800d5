import { expect, it } from 'vitest'
import { actionsKey, BUILD_KEY } from '@/server/actions-key'

it('the key of server actions follows from the secret alone, and is none that a build knows', () => {
  const key = actionsKey('a secret that all nodes have')
  expect(Buffer.from(key, 'base64')).toHaveLength(32)
  expect(actionsKey('a secret that all nodes have')).toBe(key)
  expect([actionsKey('another secret'), BUILD_KEY]).not.toContain(key)
  expect(Buffer.from(BUILD_KEY, 'base64')).toHaveLength(32)
})
