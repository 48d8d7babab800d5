import type { Tx } from '@/db/gate'
import { may } from '../access/access'
import { loadPeople } from './load-people'

/** The names of those who name the people of an assessment: whom to ask, for whoever is none of them. */
export const loadNamers = async (tx: Tx): Promise<string[]> =>
  (await loadPeople(tx)).filter((person) => may(person, 'name-people')).map(({ name }) => name)
