/** Whom the cross-party rule counts among the assessors, and what a group’s leader states. */
export const fair = {
  without: 'Groups of which nobody assesses',
  reach: {
    title: 'Groups among the assessors',
    caption: 'Assessors by group, as they were named',
    head: { group: 'Group', assessors: 'Assessors', side: 'Administration', counts: 'The rule' },
    noGroup: 'Members of no group',
    officers: 'Officers',
    side: { inside: 'In it', outside: 'Outside it', unknown: 'Not marked' },
    counts: {
      alone: 'Counts alone',
      together: 'Counts together with others outside',
      both: 'Counts alone, and together',
      no: 'Does not count',
    },
    outside:
      '{count, plural, one {1 member is} other {# members are}} outside the administration. From three on they count together.',
    nobody: 'Name the assessors first. Then this shows whom the cross-party rule counts.',
    blind: {
      title: 'The cross-party rule cannot stop any level',
      why: 'No group has three assessors{isSided, select, yes {, and fewer than three assessors are outside the administration} other {}}. Whatever they score, a level can be agreed against them with no dissent on record.',
      what: 'Name three or more members of one group, or three or more outside the administration.',
      mark: 'Marking the administration here helps: the members outside it then count together. Save people again after it.',
    },
    off: 'The cross-party rule is off in this assessment.',
    elsewhere: {
      title: 'Some have changed group or side since they were named',
      what: '{names}: what counts is how they were named. Save people again to use the groups of today.',
    },
    ask: {
      title: 'Which groups are in the administration?',
      what: 'Nobody has said so yet. Until then the rule counts groups alone, and a small group counts for nothing.',
    },
    none: 'No group is marked as the administration, so the rule counts groups alone.',
    change: 'Change this among the people',
  },
  statement: {
    title: 'Minority statements',
    of: 'Minority statement of {group}',
    by: '{by}, leader of the group.',
    was: 'Said of level {level}, which was agreed in round {round} and later reopened.',
    label: 'Minority statement of {group}',
    words: 'What {group} holds instead, and why',
    hint: 'It stands beside the agreed level, in the record, the sealed submission and the report, as {group}’s and under your name. Nobody else can edit it. You can change or withdraw it until signing.',
    attach: 'Attach the statement',
    toChange: 'Change your statement',
    change: 'Save the changed statement',
    done: 'Statement saved',
    toWithdraw: 'Withdraw your statement',
    withdraws: 'Its words are gone then, and it is not sealed. The trail still says that there was one.',
    withdraw: 'Withdraw the statement of {group}',
  },
} as const
