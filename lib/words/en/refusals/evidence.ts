import type { RefusalKind } from '../../../refusal'

/** Of evidence, its files, and documents. */
export const evidence = {
  'evidence-already-removed': 'This evidence has been removed. The list says by whom and why.',
  'evidence-attached-already':
    'This question rests on that item already. Open it from the list of the question’s evidence.',
  'evidence-is-frozen':
    'Evidence can be added and removed only while the answers are being prepared, scored and agreed.',
  'figures-unreadable':
    'The figures could not be read, so none was added. {why} Put it right in the file and choose it again.',
  'file-empty': 'This file is empty. Choose a file that has something in it.',
  'file-holds-macros': 'This file holds macros, which are programs. Save it without them, then attach it again.',
  'file-holds-malware':
    'The virus scanner found something harmful in this file, so it was not kept. Tell your IT team.',
  'file-holds-objects':
    'This file holds other files inside it, which may be programs. Save it as a PDF or as .docx, then attach it again.',
  'file-incomplete': 'Only part of the file arrived. Check your connection and attach it again.',
  'file-locked': 'This file has a password, so nobody else could read it. Save it without one, then attach it again.',
  'file-missing': 'This file cannot be read at the moment. Tell the people who run Concord.',
  'file-not-scanned':
    'The virus scanner cannot be reached, so no file is taken. Try again in a few minutes, or attach a link.',
  'file-not-what-it-says':
    'The content of “{name}” is not what a name ending in {ending} says. Open it in its own program and save it again.',
  'file-package-unreadable':
    'This file cannot be opened to be checked. Save it again without a password, then attach it.',
  'file-too-large': 'This file is larger than 25 MB. Make it smaller, or attach a link to it.',
  'file-type-not-taken': '{advice}',
  'file-unpacks-too-large':
    'This file unpacks to more than 250 MB, 10,000 parts or three layers. Split it, or save it as a PDF.',
  'files-take-too-much':
    'The files of your council would take more room than it has. Remove versions that nobody needs, or attach a link.',
  'held-until-decided':
    'This item is held. It is opened again when the monitoring officer has decided, so wait for that or ask them.',
  'narrowing-shuts-you-out': 'You would not read it yourself any more. Name yourself too, or ask its owner to do it.',
  'only-adder-or-officer-removes': 'Only the lead, an officer or the person who added this evidence can remove it.',
  'only-asker-takes-back': 'Only the person who asked for other readers can take that back.',
  'only-monitoring-officer-decides':
    'Only the monitoring officer or their deputy decides this, and the lead where neither is in post.',
  'only-owner-or-officer-changes':
    'Only the owner of this item, the lead or an officer can change it. Ask one of them.',
  'only-those-taking-part-add':
    'Evidence is added by the lead, members and officers of this council. Ask one of them to add it.',
  'only-writers-attach':
    'Only the people who write this answer attach evidence to it. Ask the lead to assign you to the question.',
  'owner-is-not-here': 'This person has no role in the council today. Choose somebody else.',
  'export-waits-already': 'The whole of your council is being made into a file already. Wait until it is ready.',
  'paper-area-unknown': 'This assessment has no such area. Choose one of its areas.',
  'paper-not-as-seen':
    'What you may see has changed since this document was made, so it is not handed out any more. Make it again.',
  'paper-of-the-whole': 'This document is made of the whole assessment, and only your questions are open to you.',
  'paper-takes-long': 'Many documents are being made at the moment. Try again in a minute.',
  'paper-unknown': 'There is no such document. The kinds are: {kinds}. The formats are: {formats}.',
  'papers-wait-already':
    'You have {most} documents that are still being made. Wait until one is ready, then ask for the next.',
  'paragraph-of-another-country':
    'This paragraph of Schedule 12A is not of your council’s country. Choose one from the list.',
  'picture-too-large': 'This picture has more than 64 million points. Make it smaller, then attach it again.',
  'picture-unreadable': 'This picture cannot be read. Save it again as a PNG or JPEG, then attach it.',
  'readers-asked-already':
    'Somebody has asked for other readers of this item already. It is decided first; whoever asked can take it back.',
  'readers-decided-already': 'This has been decided already. Reload the page to see how.',
  'widening-takes-another':
    'This opens the item to more people, so somebody else has to agree to it. Ask a second person.',
  'word-of-another':
    'This answer in the file is of another assessment, or of an older copy of Concord. Nothing is taken for it.',
  'word-unchanged': 'The file says what it said when it was made. There is nothing to suggest.',
  'marks-enough':
    'Evidence is attached to 200 places in this answer, which is all that one has room for. Detach one first.',
} satisfies Partial<Record<RefusalKind, string>>
