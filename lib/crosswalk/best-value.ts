import type { Order } from './order'

/** The seven themes of best value in England. */
export const BEST_VALUE: Order = {
  key: 'best-value',
  title: 'Self-assessment by the themes of best value',
  source: {
    title: 'Best value standards and intervention: statutory guidance, 8 May 2024',
    url: 'https://www.gov.uk/government/publications/best-value-standards-and-intervention-a-statutory-guide-for-best-value-authorities',
    asOf: '2024-05-08',
  },
  themes: [
    {
      key: 'improvement',
      title: 'Continuous improvement',
      asks: [
        {
          key: 'aware',
          words: 'Knowing oneself and being open to challenge',
          codes: ['4.8', '1.7'],
          write: 'Which outside views were sought, what they found, and what was done.',
        },
        {
          key: 'change',
          words: 'Improvement that is planned and proved',
          codes: ['5.4'],
          write: 'What is to be improved, by whom and by when, and how it will be known.',
        },
        {
          key: 'duty',
          words: 'Who looks after the duty of best value itself',
          codes: [],
          write:
            'Who reviews economy, efficiency and effectiveness across the council, how often, and where it is reported.',
        },
      ],
    },
    {
      key: 'leadership',
      title: 'Leadership',
      asks: [
        {
          key: 'vision',
          words: 'A vision that is shared, and leadership that stands for it',
          codes: ['4.1', '2.1', '2.8', '1.5'],
          write: 'What the council wants for its place, who shares it, and how members lead.',
        },
        {
          key: 'officers',
          words: 'Statutory officers who work together and are heard',
          codes: ['4.3'],
          write: 'Who they are, whether their posts are filled for good, and how they advise.',
        },
      ],
    },
    {
      key: 'governance',
      title: 'Governance',
      asks: [
        {
          key: 'decisions',
          words: 'Decisions that are reasoned and open',
          codes: ['4.4', '4.5'],
          write: 'How decisions are delegated, advised on and recorded, and how much business is exempt.',
        },
        {
          key: 'scrutiny',
          words: 'Scrutiny, audit and risk',
          codes: ['4.6', '4.7'],
          write: 'What scrutiny and audit changed, and which risks are held by whom.',
        },
      ],
    },
    {
      key: 'culture',
      title: 'Culture',
      asks: [
        {
          key: 'together',
          words: 'One organisation, with respect between members and officers',
          codes: ['4.2', '5.3'],
          write: 'What values there are, and how it is known that people live by them.',
        },
        {
          key: 'concerns',
          words: 'Raising a concern without fear',
          codes: [],
          write: 'How somebody raises a concern, how many did in the last year, and what came of it.',
        },
      ],
    },
    {
      key: 'resources',
      title: 'Use of resources',
      asks: [
        {
          key: 'plan',
          words: 'A plan over several years, with reserves and capital',
          codes: ['3.1', '3.2', '3.3', '3.6'],
          write: 'The gap, how it is closed, and what reserves and borrowing are for.',
        },
        {
          key: 'control',
          words: 'Savings, monitoring and accounts',
          codes: ['3.4', '3.5', '3.8'],
          write: 'Savings delivered, outturn, and what the auditor said.',
        },
        {
          key: 'commercial',
          words: 'Companies, commercial risk, contracts and people',
          codes: ['3.7', '5.7', '5.2', '5.1'],
          write: 'What the council owns and guarantees, who oversees it, and how it buys.',
        },
      ],
    },
    {
      key: 'services',
      title: 'Service delivery',
      asks: [
        {
          key: 'priorities',
          words: 'Services that follow priorities and what residents need',
          codes: ['1.6', '5.5', '5.6', '5.8', '1.1'],
          write: 'How plans of services follow from priorities, and how services are changed.',
        },
        {
          key: 'results',
          words: 'Results of the main services beside those of similar councils',
          codes: [],
          write:
            'A table of the main services: the measure, the result, the trend over three years and the middle of similar councils.',
        },
      ],
    },
    {
      key: 'partnerships',
      title: 'Partnerships and community engagement',
      asks: [
        {
          key: 'partners',
          words: 'Partnerships with purpose and governance',
          codes: ['2.2', '2.3', '2.4', '2.5', '2.6'],
          write: 'Which partnerships matter, what each is for, and how it is known whether it works.',
        },
        {
          key: 'residents',
          words: 'Residents who are asked and told',
          codes: ['1.3', '2.7', '1.2', '1.4'],
          write: 'Who is asked, how those who are seldom heard are reached, and what changed.',
        },
      ],
    },
  ],
}
