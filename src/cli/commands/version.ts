import { arch, platform, release } from 'node:os'
import { Command } from 'commander'
import type { Cli } from '../cli.ts'

/** `blog version`: what a bug report should say. */
export function versionCommand(cli: Cli): Command {
  const help = cli.texts.help.version
  return new Command('version')
    .description(help.description)
    .addHelpText('after', help.after)
    .action(() => {
      const lines = [
        `hanmo: ${cli.version}`,
        `node: ${process.versions.node}`,
        `os: ${platform()} ${release()} ${arch()}`,
      ]
      cli.terminal.out(lines.join('\n'))
    })
}
