import { cookieOf } from '../kit/session'
import { buildWorld } from '../kit/world'
import type { Place } from './crowd'

/** Texts with their writers' sessions: as many councils as texts, so that nothing is shared but the machine. */
export async function buildPlaces(texts: number, people: number): Promise<Place[]> {
  const places: Place[] = []
  for (let n = 0; n < texts; n++) {
    const { council, documentId } = await buildWorld({ people: { officer: people }, questions: ['1.1'] })
    const cookies = []
    for (let who = 0; who < people; who++) cookies.push(await cookieOf(council.person('officer', who)))
    places.push({ council: council.slug, text: documentId, cookies })
  }
  return places
}

const IN_A_COUNCIL = 50

/** So many people each alone with a text of their own, fifty to a council. */
export async function buildAlone(clients: number): Promise<Place[]> {
  const places: Place[] = []
  while (places.length < clients) {
    const codes = Array.from({ length: IN_A_COUNCIL }, (_, at) => `1.${at + 1}`)
    const { council, question } = await buildWorld({ people: { officer: IN_A_COUNCIL }, questions: codes })
    for (const [at, code] of codes.entries()) {
      const cookies = [await cookieOf(council.person('officer', at))]
      places.push({ council: council.slug, text: question(code).documentId, cookies })
    }
  }
  return places.slice(0, clients)
}
