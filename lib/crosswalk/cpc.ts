import type { Order } from './order'

/** The five themes of a corporate peer challenge, and what a position statement says around them. */
export const CPC: Order = {
  key: 'cpc',
  title: 'Position statement for a corporate peer challenge',
  source: {
    title: 'Local Government Association, Corporate Peer Challenge',
    url: 'https://www.local.gov.uk/our-support/council-assurance-and-peer-challenge/peer-challenges-we-offer/corporate-peer-challenge',
    asOf: '2026-11-30',
  },
  themes: [
    {
      key: 'context',
      title: 'The council and its place',
      asks: [
        {
          key: 'about',
          words: 'Who we are: the place, the council and who runs it',
          codes: [],
          write:
            'In half a page: people and places, tiers, and political control with the next election. Then how the council is governed, its budget and its staff.',
        },
        {
          key: 'since',
          words: 'What has happened since the last challenge',
          codes: [],
          write:
            'Each recommendation of the last challenge, what was done about it, and what was not, with the reason.',
        },
      ],
    },
    {
      key: 'priorities',
      title: 'Local priorities and outcomes',
      asks: [
        {
          key: 'informed',
          words: 'Priorities that are clear and follow from what is known of the place',
          codes: ['1.1', '1.2', '1.4', '1.5', '1.8'],
          write: 'Which few priorities there are, which evidence each of them rests on, and what is not a priority.',
        },
        {
          key: 'delivered',
          words: 'How far they are delivered',
          codes: ['1.6', '1.7'],
          write:
            'For each priority: what was promised, what was measured, and where the council stands beside similar ones.',
        },
        {
          key: 'communities',
          words: 'What it means for every community',
          codes: ['1.2', '1.3'],
          write: 'Whose needs differ, how they are heard, and what changed for them.',
        },
      ],
    },
    {
      key: 'leadership',
      title: 'Organisational and place leadership',
      asks: [
        {
          key: 'direction',
          words: 'Direction of the organisation',
          codes: ['4.1', '5.3'],
          write: 'How members and senior officers set direction together, and how staff know of it.',
        },
        {
          key: 'partners',
          words: 'Working with partners and communities',
          codes: ['2.1', '2.2', '2.3', '2.4', '2.7', '2.8'],
          write: 'Who the council works with, to what purpose, and what partners say of it.',
        },
        {
          key: 'system',
          words: 'Shaping services beyond the council',
          codes: ['2.5', '2.6'],
          write: 'Where the council leads in health, care, the economy or skills, and what came of it.',
        },
      ],
    },
    {
      key: 'governance',
      title: 'Governance and culture',
      asks: [
        {
          key: 'clear',
          words: 'Governance that is clear and robust',
          codes: ['4.3', '4.4', '4.5', '4.7'],
          write: 'How decisions are made, advised on, recorded and opened to the public.',
        },
        {
          key: 'challenge',
          words: 'Challenge and scrutiny',
          codes: ['4.6', '4.8'],
          write: 'What scrutiny changed, and how the council hears what it would rather not.',
        },
        {
          key: 'respect',
          words: 'Respect between members and officers',
          codes: ['4.2'],
          write: 'How members and officers work together, how conduct is dealt with, and what staff and members say.',
        },
      ],
    },
    {
      key: 'finance',
      title: 'Financial planning and management',
      asks: [
        {
          key: 'position',
          words: 'Knowing the position and planning for it',
          codes: ['3.1', '3.2', '3.3', '3.6', '3.7'],
          write: 'The gap over the years of the plan, how it will be closed, reserves, borrowing and commercial risk.',
        },
        {
          key: 'control',
          words: 'Delivering the plan',
          codes: ['3.4', '3.5', '3.8'],
          write: 'Savings delivered, the outturn of the last years, and what the auditor said.',
        },
      ],
    },
    {
      key: 'capacity',
      title: 'Capacity for improvement',
      asks: [
        {
          key: 'organisation',
          words: 'An organisation that can deliver its priorities',
          codes: ['5.1', '5.2', '5.5', '5.6', '5.7'],
          write: 'Where people and skills are short, and how the council is organised for what it wants.',
        },
        {
          key: 'improve',
          words: 'Capacity to improve',
          codes: ['5.4', '5.8'],
          write: 'What transformation has brought, and what was learned and stopped.',
        },
      ],
    },
    {
      key: 'test',
      title: 'What we ask the team',
      asks: [
        {
          key: 'questions',
          words: 'Questions that we want peers to test',
          codes: [],
          write: 'Three to six questions on which an outside view would help most, and why each is asked now.',
        },
      ],
    },
  ],
}
