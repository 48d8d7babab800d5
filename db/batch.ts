type Asked<Q, A> = { question: Q; answered: (answer: A) => void; failed: (fault: unknown) => void }

/** Calls that may be under way at once: while one waits for the database, the next one's questions gather. */
const AT_ONCE = 2
/** Milliseconds between two calls while many ask: a statement costs more than a question in it. Whoever asks alone never waits. */
const APART = 10

/**
 * Asks together what is asked at about the same time, so that many who come at once cost few statements. `work` answers in
 * the order of the questions, at most `most` of them; where it fails, all of them have failed.
 */
export function batch<Q, A>(most: number, work: (questions: Q[]) => Promise<A[]>): (question: Q) => Promise<A> {
  const waiting: Asked<Q, A>[] = []
  let underWay = 0
  let isDue = false
  let notBefore = 0

  async function askNext() {
    isDue = false
    const asked = waiting.splice(0, most)
    if (asked.length === 0) return
    underWay++
    notBefore = asked.length > 1 ? performance.now() + APART : 0
    try {
      const answers = await work(asked.map(({ question }) => question))
      for (const [at, { answered }] of asked.entries()) answered(answers[at] as A)
    } catch (fault) {
      for (const { failed } of asked) failed(fault)
    }
    underWay--
    soon()
  }
  function soon() {
    if (isDue || underWay >= AT_ONCE || waiting.length === 0) return
    isDue = true
    const wait = waiting.length < most ? notBefore - performance.now() : 0
    if (wait > 0) setTimeout(askNext, wait)
    else setImmediate(askNext)
  }

  return (question) =>
    new Promise<A>((answered, failed) => {
      waiting.push({ question, answered, failed })
      soon()
    })
}
