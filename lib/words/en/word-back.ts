/** A Word file that comes back, edited elsewhere. */
export const wordBack = {
  title: 'Bring a Word file back',
  lead: 'Somebody edited the answers in Word. Each change becomes a suggestion, which whoever writes the answer accepts or declines.',
  choose: 'The edited Word file',
  hint: 'A Word file from “Everything” or “One area” on this page. It is read on this device. Nothing is overwritten.',
  reading: 'Reading the file…',
  sending: 'Making the suggestions…',
  preview: 'What changed in the file',
  counted:
    '{file}: {changes, plural, =0 {nothing changed} one {1 change} other {# changes}} in {answers, plural, one {1 answer} other {# answers}}',
  nothingYet: 'Nothing is suggested yet. Tables, pictures, bold and italic are not compared, only words.',
  suggest: 'Suggest {changes, plural, one {this change} other {these # changes}}',
  made: '{made, plural, =0 {No new suggestion was made.} one {1 suggestion was made.} other {# suggestions were made.}}',
  already: '{already, plural, one {1 was made before.} other {# were made before.}}',
  see: 'See all suggestions',
  why: {
    tooLarge: 'This file is too large. A Word file of at most 25 MB can be read.',
    notWord: 'This is not a Word file that can be read. Save it as .docx and choose it again.',
    notOurs:
      'No answers were found in this file. Choose a Word file that was taken from this page while the assessment was being written.',
    unreachable: 'Concord could not be reached, so nothing was changed. Choose the file again.',
  },
} as const
