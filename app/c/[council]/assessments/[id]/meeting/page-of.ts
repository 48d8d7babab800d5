/** Where a question of the agenda is read: beside its answer, or, once its scores are revealed, with what was given. */
export const pageOf = (base: string, { code, round }: { code: string; round: 'open' | 'revealed' | 'agreed' }) =>
  `${base}/q/${code}${round === 'open' ? '' : '/agree'}`
