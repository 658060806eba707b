import { existsSync, statfsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes minutes begins first, and the short files fill what is left: no processor waits for the last one. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project }: TestSpecification) => ['properties', 'e2e', 'browser', 'unit'].indexOf(project.name)
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

// Sentences are compared in English; tests of the language itself say which.
process.env.HANMO_LANG = 'en'

// Tests write thousands of small files: where memory can be had as a folder, their temporary folders lie there.
const MEMORY = '/dev/shm'
if (process.env.TMPDIR === undefined && existsSync(MEMORY)) {
  const { bavail, bsize } = statfsSync(MEMORY)
  if (bavail * bsize > 2 ** 31) process.env.TMPDIR = MEMORY
}

// Four projects, cheapest first: what runs on source, long searches for counter-examples, what runs the built command, what opens a browser.
export default defineConfig({
  test: {
    reporters: ['default', './test/summary-reporter.ts'],
    // Not one less than there are processors: many tests wait for a process of their own.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 30_000,
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/browser/**', 'test/properties/**'],
          // Modules hold no state (`test/architecture.test.ts`), so that files can share them: to load KaTeX and the rest
          // for each of them takes longer than the tests do.
          isolate: false,
        },
      },
      { test: { name: 'properties', include: ['test/properties/**/*.test.ts'], testTimeout: 600_000 } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 300_000 } },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/chromium-setup.ts'],
          // What a page comes to show is waited for; seconds are too short for a busy machine.
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
