const WORDS: Record<string, string> = {
  'assessment.created': 'Started the assessment',
  'assessment.rules-changed': 'Changed dates or rules',
  'assessment.people-named': 'Named the people',
  'assessment.moved': 'Moved the assessment on',
  'question.assigned': 'Assigned writers',
  'question.progress-marked': 'Marked how far an answer is',
  'assessment.naming-tightened': 'Made the naming rule stricter',
  'round.opened': 'Opened a round of scoring',
  'score.reopened': 'Reopened the agreed level',
  'version.named': 'Named a version of an answer',
  'version.restored': 'Restored an earlier text of an answer',
}

/** An act of the trail in words. One without words of its own is shown as it is recorded, so that nothing is hidden. */
export const actWords = (act: string): string => {
  const [thing = '', deed = ''] = act.split('.')
  const said = `${thing} ${deed}`.replaceAll('-', ' ')
  return WORDS[act] ?? said.charAt(0).toUpperCase() + said.slice(1)
}
