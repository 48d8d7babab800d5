import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that take longest, so that none of them is left when all others are done. */
const LONG = ['on-the-wire', 'torture', 'simulation', 'sync/line', 'non-interference', 'sync/nodes', 'sync/hostile']
const place = ({ moduleId }: TestSpecification) => LONG.findIndex((name) => moduleId.includes(`${name}.`))

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const usual = await super.sort(files)
    const long = usual.filter((file) => place(file) >= 0).sort((one, other) => place(one) - place(other))
    return [...long, ...usual.filter((file) => place(file) < 0)]
  }
}
