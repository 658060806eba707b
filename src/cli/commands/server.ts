import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import type { ServeOptions } from '../serving.ts'
import { wholeNumber } from '../whole-number.ts'

/** `blog server`: the site in a browser, as it is being written. */
export function serverCommand(cli: Cli): Command {
  const help = cli.texts.help.server
  return new Command('server')
    .alias('s')
    .description(help.description)
    .option('-p, --port <number>', help.options.port, (value) => wholeNumber(value, { from: 0, to: 65535 }, cli))
    .option('-i, --host <address>', help.options.host)
    .option('--allowed-hosts <names>', help.options.allowedHosts)
    .option('-o, --open', help.options.open)
    .option('--drafts', help.options.drafts)
    .option('--future', help.options.future)
    .option('-s, --static', help.options.static)
    .option('-l, --log', help.options.log)
    .addHelpText('after', help.after)
    .action(async (_: unknown, command: Command) => {
      const { serve } = await import('../serving.ts')
      await serve(cli, command.optsWithGlobals<ServeOptions>())
    })
}
