/** The demo's places in the order of its sign-in page. */
export const DEMO_PLACES = [
  { domain: 'northmoor.example', name: 'Northmoor Council (unitary): this year part-way, last year finished' },
  { domain: 'southmere.example', name: 'Southmere County Council: reviewed and published, its plan half done' },
  { domain: 'eastvale.example', name: 'Eastvale District Council: setting out' },
  { domain: 'peers.example', name: 'Peer team' },
  { domain: 'concord.example', name: 'Programme' },
]

const POSTS: Record<string, string> = {
  lead: 'Lead of the assessment',
  chair: 'Councillor, chairs the meeting',
  leader: 'Leader of the council, signs',
  'chief.executive': 'Chief executive, signs',
  'monitoring.officer': 'Monitoring officer, reads the whole and comments',
  'deputy.monitoring.officer': 'Deputy monitoring officer',
  finance: 'Finance director, section 151 officer',
  officer: 'Director of communities',
  contributor: 'Contributor, sees what is assigned',
  observer: 'Scrutiny officer, reads',
  peerlead: 'Lead peer',
  programme: 'Keeps frameworks and the register',
}

/** What the account is for, in a few words. */
export const postOf = (email: string) => {
  const account = email.split('@')[0] ?? ''
  return POSTS[account] ?? (account.startsWith('peer') ? 'Peer' : 'Councillor')
}
