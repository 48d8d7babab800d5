import en from '../_words/en.json'

const sentences: Record<string, string> = en

/** The sentence for a refusal: what happened and what to do next, with the refusal's own facts filled in. */
export function wordsFor(refusal: { kind: string }): string {
  const sentence = sentences[refusal.kind]
  if (!sentence) throw new Error(`no words for the refusal ${refusal.kind}`)
  const facts = refusal as Record<string, unknown>
  return sentence.replaceAll(/\{(\w+)\}/g, (_, fact: string) => say(facts[fact]))
}

const say = (fact: unknown): string => {
  if (typeof fact === 'string' && /^\d{4}-\d\d-\d\dT/.test(fact)) {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      dateStyle: 'full',
      timeStyle: 'short',
    }).format(new Date(fact))
  }
  return String(fact ?? '')
}
