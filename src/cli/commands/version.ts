import { arch, platform, release } from 'node:os'
import { Command } from 'commander'
import type { Cli } from '../cli.ts'

/** `blog version`: what a bug report should say. */
export function versionCommand(cli: Cli): Command {
  return new Command('version')
    .description('print the versions of hanmo, Node and the system')
    .addHelpText(
      'after',
      `
Examples:
  blog version           for a bug report
  blog --version         the number alone`,
    )
    .action(() => {
      const lines = [
        `hanmo: ${cli.version}`,
        `node: ${process.versions.node}`,
        `os: ${platform()} ${release()} ${arch()}`,
      ]
      cli.terminal.out(lines.join('\n'))
    })
}
