import { Command, InvalidArgumentError } from 'commander'
import type { Cli } from '../cli.ts'
import { type ServeOptions, serve } from '../serving.ts'

/** `blog server`: the site in a browser, as it is being written. */
export function serverCommand(cli: Cli): Command {
  return new Command('server')
    .alias('s')
    .description('show the site in a browser; it follows every save')
    .option('-p, --port <number>', 'the port; without it 4000, or the next that is free', port)
    .option('-i, --host <address>', 'the address to listen on; without it only this machine can see the site')
    .option('--allowed-hosts <names>', 'further names by which browsers may ask for it, with commas between them')
    .option('-o, --open', 'open it in the browser')
    .option('--drafts', 'show drafts too')
    .option('--future', 'show posts dated in the future')
    .option('-s, --static', 'show public/ as the last generate left it, and watch nothing')
    .option('-l, --log', 'print every request')
    .addHelpText(
      'after',
      `
Nothing is written into public/: each page is made when it is asked for, byte for byte as generate would make it.

Examples:
  blog server                      http://127.0.0.1:4000/
  blog s --drafts --open           with drafts, in the browser at once
  blog s --host 0.0.0.0            for a phone in the same network
  blog s --static                  what blog deploy would put online`,
    )
    .action((_: unknown, command: Command) => serve(cli, command.optsWithGlobals<ServeOptions>()))
}

function port(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new InvalidArgumentError('It is a whole number from 0 to 65535.')
  return number
}
