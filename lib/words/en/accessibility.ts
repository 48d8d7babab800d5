/** The accessibility statement, in the parts that the regulations for public bodies ask for. */
export const accessibility = {
  title: 'Accessibility statement',
  lead: 'This statement is about Concord, the workspace in which a council assesses itself.',
  aim: {
    title: 'What you should be able to do',
    lead: 'We want everybody who sits on a council or works for one to be able to use this site. You should be able to:',
    zoom: 'zoom in to 400% without anything running off the screen',
    keyboard: 'do everything with a keyboard alone, and see where you are',
    speech: 'do everything by voice, and switch off the one key that works by itself, on the <help>help page</help>',
    reader: 'hear every page with a screen reader, with each chart in words or as a table',
    colour: 'read everything in light or dark colours, in those of your system, and without seeing colour',
    motion: 'use it without movement, if your device asks for that',
  },
  status: {
    title: 'How far it complies',
    words:
      'This site is partially compliant with the <wcag>Web Content Accessibility Guidelines version 2.2</wcag> AA standard. What does not comply is listed below.',
  },
  fails: {
    title: 'What is not accessible',
    lead: 'These do not comply with the accessibility regulations:',
    moments:
      'In the history of a text, two moments of one minute read alike in a list of choices. This fails success criterion 2.4.6 (headings and labels).',
    notScope: 'These lie outside our hands:',
    files:
      'Attached files are as accessible as those who attach them made them. Ask the lead of the assessment for another form.',
    library: 'Resources in the library stand on the sites of other bodies, which have statements of their own.',
    language: 'Concord speaks English only.',
    burden: 'We claim no disproportionate burden. We plan to put right what is listed as failing.',
  },
  tested: {
    title: 'How it was tested',
    lead: 'We tested it ourselves, most recently on <at></at>. No independent body has audited it yet. Before each release:',
    axe: 'an automated checker (axe) goes through every kind of page, wide and narrow, in light and in dark',
    keyboard: 'a browser scores, follows a meeting and goes through the public pages by keyboard alone',
    names: 'a browser goes through whole assessments and finds everything by the names that a screen reader speaks',
    narrow:
      'pages are checked at 360 pixels, and the public ones at the 320 that a screen has when it is zoomed to 400%',
    notYet:
      'Nobody has yet tested it by hand with a screen reader, with voice control or with people who depend on them.',
  },
  ask: {
    title: 'Tell us, or ask for another form',
    words:
      'Say which page it was and what stood in your way, or which content you need in another form, such as large print.',
  },
  enforce: {
    title: 'If the answer does not help',
    regulations:
      'The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. ',
    advice:
      'If you are not happy with how we respond, contact the <eass>Equality Advisory and Support Service</eass>. In Northern Ireland, contact the <ecni>Equality Commission</ecni>.',
  },
  made: {
    title: 'When this statement was made',
    words: 'It was prepared on <prepared></prepared> and last reviewed on <reviewed></reviewed>.',
  },
} as const
