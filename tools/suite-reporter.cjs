// A reporter for any version of mocha: what passed and what failed, as JSON in the file that SUITE_REPORT names.
const { writeFileSync } = require('node:fs')

module.exports = class SuiteReporter {
  constructor(runner) {
    const passed = []
    const failed = []
    runner.on('pass', (test) => passed.push(test.fullTitle()))
    runner.on('fail', (test, error) =>
      failed.push({ name: test.fullTitle(), why: String(error.stack ?? error.message ?? error) }),
    )
    runner.on('end', () => writeFileSync(process.env.SUITE_REPORT, JSON.stringify({ passed, failed })))
  }
}
