import { randomOf } from './virtual-time'

/**
 * What is proved by many tries of chance. Every `npm test` makes a few of each, `npm run prove` as many as stand here or as are
 * asked for. `each` is how many seconds one may take on a machine that has much else to do.
 */
export const PROOFS = {
  scenarios: {
    ...{ file: 'tests/sync/simulation.test.ts', test: 'holds everything that was acknowledged or shown' },
    ...{ what: 'scenarios of a text on one, two and three nodes', few: 40, many: 100_000, each: 0.5 },
  },
  postgres: {
    ...{ file: 'tests/sync/simulation.test.ts', test: 'holds it on the real PostgreSQL too' },
    ...{ what: 'scenarios of a text on the real PostgreSQL', few: 10, many: 4_000, each: 10 },
  },
  tabs: {
    ...{ file: 'tests/sync/switchboard.test.ts', test: 'lose and double nothing' },
    ...{ what: 'scenarios of two tabs that share a connection', few: 40, many: 20_000, each: 0.5 },
  },
  kills: {
    ...{ file: 'tests/sync/torture.long.test.ts', test: 'while 20 people type' },
    ...{ what: 'kills of real nodes, PostgreSQL and Redis', few: 2, many: 30, each: 30 },
  },
  secret: {
    ...{ file: 'tests/process/rotate-secret.long.test.ts', test: 'another AUTH_SECRET' },
    ...{ what: 'change of AUTH_SECRET over two nodes while people type', few: 1, many: 1, each: 120 },
  },
  faults: {
    ...{ file: 'tests/sync/torture.long.test.ts', test: 'what their nodes need goes away' },
    ...{ what: 'ways in which what nodes need goes away while 20 people type', few: 1, many: 5, each: 90 },
  },
  frames: {
    ...{ file: 'tests/sync/hostile-frames.test.ts', test: 'the server lives, no other text is touched' },
    ...{ what: 'hostile frames', few: 400, many: 100_000, each: 0.05 },
  },
  histories: {
    ...{ file: 'tests/rules/version.test.ts', test: 'the history of a text' },
    ...{ what: 'invented histories, by each of its rules', few: 40, many: 5_000, each: 2 },
  },
  anchors: {
    ...{ file: 'tests/sync/anchors.test.ts', test: 'hang on their own words' },
    ...{ what: 'texts under the comments on them', few: 500, many: 10_000, each: 0.5 },
  },
  acts: {
    ...{ file: 'tests/fence/non-interference.test.ts', test: 'two worlds that differ' },
    ...{ what: 'people who look at everything and try everything, in two worlds', few: 3, many: 50, each: 120 },
  },
  mutations: {
    ...{ file: 'tests/fence/mutations.test.ts', test: 'every mutation' },
    ...{ what: 'people of the council who try every act', few: 3, many: 20, each: 240 },
  },
  doors: {
    ...{ file: 'tests/fence/on-the-wire.long.test.ts', test: 'two worlds that differ' },
    ...{ what: 'people who ask at every address, in two worlds', few: 1, many: 50, each: 600 },
  },
  ends: {
    ...{ file: 'tests/process/leaving.long.test.ts', test: 'npm start' },
    ...{ what: 'ways in which the product is ended', few: 2, many: 4, each: 60 },
  },
  country: {
    ...{ file: 'tests/fence/pages.long.test.ts', test: '' },
    ...{
      what: 'country of which each page reads its own council’s rows, in few statements',
      few: 1,
      many: 1,
      each: 600,
    },
  },
  clusters: {
    ...{ file: 'tests/process/own-postgres.long.test.ts', test: '' },
    ...{ what: 'ways in which the PostgreSQL that was brought along goes away', few: 1, many: 1, each: 240 },
  },
  drills: {
    ...{ file: 'tests/sync/backup.long.test.ts', test: '' },
    ...{ what: 'backup while people type, restored elsewhere', few: 1, many: 1, each: 240 },
  },
  restores: {
    ...{ file: 'tests/verbs/restore.long.test.ts', test: 'a restore' },
    ...{ what: 'restore of what somebody changed, or that was killed', few: 1, many: 1, each: 240 },
  },
  updates: {
    ...{ file: 'tests/process/update.long.test.ts', test: 'an update, node by node' },
    ...{ what: 'ways in which an update goes', few: 1, many: 2, each: 60 },
  },
  mails: {
    ...{ file: 'tests/process/jobs.long.test.ts', test: 'a node that is killed' },
    ...{ what: 'steps of a mail at which its node is killed', few: 1, many: 10, each: 120 },
  },
  pages: {
    ...{ file: 'tests/sync/live-pages.test.ts', test: 'open pages of many councils' },
    ...{ what: 'open pages of twenty councils, each told of what it shows alone', few: 100, many: 2_000, each: 0.1 },
  },
  uploads: {
    ...{ file: 'tests/process/two-nodes-s3.long.test.ts', test: 'an upload to one node' },
    ...{ what: 'upload over two nodes and an S3, of which the first node is killed', few: 1, many: 1, each: 240 },
  },
  papers: {
    ...{ file: 'tests/process/papers', test: 'read by another reader' },
    ...{ what: 'questions of 2,000 words each, in a document of each format', few: 4, many: 40, each: 10 },
  },
  scripts: {
    ...{ file: 'tests/sync/languages.test.ts', test: 'survives typing, replacing and deleting' },
    ...{ what: 'texts by two people in every script', few: 10, many: 500, each: 10 },
  },
} satisfies Record<string, Proof>

/** So many of them, whichever the seed says, in their order. */
export function some<T>(all: readonly T[], count: number, seed: number): T[] {
  const { below } = randomOf(seed)
  const left = [...all]
  while (left.length > count) left.splice(below(left.length), 1)
  return left
}

type Proof = { file: string; test: string; what: string; few: number; many: number; each: number }
export type ProofName = keyof typeof PROOFS

/** How often this run tries it, beginning with which seed, and how many milliseconds that may take. A seed that failed tries the same again. */
export function proof(name: ProofName, usualSeed = Date.now() % 1_000_000) {
  const { CONCORD_PROOF: asked, CONCORD_COUNT, CONCORD_SEED } = process.env
  const isAsked = asked === name
  const count = isAsked && CONCORD_COUNT ? Number(CONCORD_COUNT) : PROOFS[name].few
  const seed = isAsked && CONCORD_SEED ? Number(CONCORD_SEED) : usualSeed
  return { count, seed, timeout: 60_000 + count * PROOFS[name].each * 1_000 }
}
