export type DemoAnswer = { answer: string[]; level: 1 | 2 | 3 | 4; ambition: 1 | 2 | 3 | 4; reason: string }
