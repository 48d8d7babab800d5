import { mergeConfig } from 'vitest/config'
import tests from './vitest.config'

/** One proof after the other, each with the whole machine. */
export default mergeConfig(tests, { test: { maxWorkers: 1, fileParallelism: false } })
