import type { RefusalKind } from '../../../refusal'

/** Of people, their signing in, and councils. */
export const people = {
  'accent-too-light': 'Words in this colour are hard to read on white paper. Choose a darker one.',
  'account-has-ended': 'Your account here has ended. Ask the lead of your council’s assessment to invite you again.',
  'address-not-expected':
    'Your council account works, but nobody here has invited its e-mail address. Ask the lead of your council’s assessment to invite you.',
  'address-not-verified':
    'Your council account does not say that your e-mail address was verified, so you cannot come in with it. Ask for a link by e-mail, or ask your council’s IT to have the address verified.',
  'already-invited': '{email} has an open invitation. Withdraw it first to send another.',
  'already-member': '{email} already belongs to this council.',
  'cannot-hold-position': '{name} cannot be named: {position}. Their role in this council does not allow it.',
  'council-exists': 'A council with this short name is in the register already. Choose another short name.',
  'ends-duties': 'Under that role nobody can be: {duties}. Tick that this ends, then change the role.',
  'file-refused-in-front':
    'The file did not reach Concord: the server in front of it does not let through a file of this size. Attach a smaller one, and tell whoever runs Concord.',
  'group-exists': 'This council already has a group of that name.',
  'group-same': 'Choose another group than this one.',
  'group-is-for-members': 'A political group is recorded for councillors only. Leave it empty for anybody else.',
  'invitation-not-yours':
    'This invitation was used, has run out, or was sent to another address. Ask the lead for a new one.',
  'issuer-refused':
    'Your council’s sign-in sent you back with an error. Try again; if it happens again, ask for a link by e-mail, and tell whoever runs Concord.',
  'issuer-silent': 'Your council’s sign-in does not answer. Try again later, or ask for a link by e-mail.',
  'last-lead': 'A council always keeps one lead. Make somebody else lead first.',
  'leaving-asked-already':
    'This is asked already. Look at it in the list: it waits for a second person, or for its day.',
  'leaving-confirmed-already': 'Somebody else has confirmed this already. It waits for its day.',
  'leaving-is-over': 'This was called off or is done. Reload the page.',
  'leaving-is-yourself': 'Nobody makes themselves anonymous. Ask two others.',
  'leaving-still-here':
    'From here only somebody who has left Concord can be made anonymous. Ask those who keep the register of councils.',
  'leaving-takes-another': 'You asked for this yourself, so somebody else has to confirm it.',
  'name-is-theirs': '{name} belongs to another council too, so the name is not this council’s to change.',
  'no-room':
    'The disk of Concord is full, so nothing was changed. Tell the people who run it. What you typed is still here: send it again once there is room.',
  'nobody-called-so': 'No council has this short name, or nobody has this e-mail address. Look at it again.',
  'nobody-to-invite': 'No line of the list invites anybody. Check the list to see why.',
  'not-found': 'There is nothing here, or it is not open to you.',
  'not-from-here': 'This was not sent from a page of Concord, so it was not taken.',
  'not-in-a-group': '{name} sits in no political group, so there is none to lead. Move them to their group first.',
  'only-the-lead': 'Only the lead of the assessment can do this. Ask them to do it.',
  'only-the-programme': 'Only the programme office can do this.',
  'own-role': 'Nobody gives themselves another role. Ask another lead to change yours.',
  'crest-needs-words': 'Say in words what the crest shows, for whoever does not see it.',
  'crest-unreadable': 'This picture cannot be read. Choose a PNG or a JPEG.',
  'position-is-held': '{name} holds this already: {position}. End it first, then name somebody else.',
  'sent-too-much':
    'This holds more than any form of Concord does, so it was not taken. Make it shorter and send it again.',
  'sign-in-cancelled':
    'You did not finish at your council’s sign-in, so nothing was changed. Try again, or ask for a link by e-mail.',
  'sign-in-again':
    'This asks for a sign-in that is not older than 15 minutes, so nothing was changed. Sign in again, then press the button again.',
  'signed-out':
    'You are no longer signed in. Sign in again in another tab, then send this again. What you typed is still here.',
  'someone-else-signed-in':
    'Somebody else is signed in here now. What you wrote stays on this device for you alone. Sign in again to send it.',
  'took-too-long': 'This took too long and was stopped. Nothing was changed. Try again in a few minutes.',
  'too-many-links':
    'A link was asked for this address five times within the hour. Use the newest one, or ask again in {minutes, plural, one {a minute} other {# minutes}}.',
  'too-busy':
    'Too many people are using Concord just now, so nothing was changed. Wait half a minute, then send it again. What you typed is still here.',
  'too-often':
    'This was done too often in a short time, so it was not taken. Try again in {minutes, plural, one {a minute} other {# minutes}}.',
  'mailed-lately':
    'This invitation was mailed less than ten minutes ago. Ask them to look among unwanted mail, or wait.',
  'mailed-often': 'Five invitations went to this address in the last 24 hours. Nothing more goes there today.',
} satisfies Partial<Record<RefusalKind, string>>
