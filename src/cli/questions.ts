import { type Cli, Interrupted } from './cli.ts'

/** Asks on a terminal. The home of @clack/prompts, which is loaded with the first question. */

/** Whether someone is there to answer; a runner of CI may well have a terminal. */
export function mayAsk({ terminal, env }: Pick<Cli, 'terminal' | 'env'>): boolean {
  return terminal.interactive && (env.CI ?? '') === ''
}

export async function askText(question: string, placeholder: string, ifEmpty: string): Promise<string> {
  const { text, isCancel } = await import('@clack/prompts')
  const answer = await text({
    message: question,
    placeholder,
    validate: (value) => ((value ?? '').trim() === '' ? ifEmpty : undefined),
  })
  if (isCancel(answer)) throw new Interrupted()
  return answer
}

/** One line, in which the Tab key completes names that there are, after a comma too. Enter alone gives nothing. */
export async function askNames(question: string, known: readonly string[]): Promise<string> {
  const { createInterface } = await import('node:readline/promises')
  const { stdin: input, stdout: output } = process
  const lines = createInterface({ input, output, completer: (line: string) => completed(line, known) })
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.on('close', () => reject(new Interrupted()))
      lines.question(`${question} `).then(resolve, reject)
    })
  } finally {
    lines.close()
  }
}

/** What readline wants: names that go on as the last one begins, and how much of the line they replace. */
export function completed(line: string, known: readonly string[]): [string[], string] {
  const typed = line.slice(line.search(/[^,，]*$/)).trimStart()
  return [known.filter((name) => name.startsWith(typed)), typed]
}

/** A text that Enter alone leaves at `fallback`. */
export async function askWithDefault(
  question: string,
  fallback: string,
  wrong: (value: string) => string | undefined = () => undefined,
): Promise<string> {
  const { text, isCancel } = await import('@clack/prompts')
  const answer = await text({
    message: question,
    placeholder: fallback,
    defaultValue: fallback,
    validate: (value) => ((value ?? '') === '' ? undefined : wrong(value ?? '')),
  })
  if (isCancel(answer)) throw new Interrupted()
  return answer.trim() === '' ? fallback : answer.trim()
}

/** @param choices values, or values with what is shown for them
 * @param how to choose, in the author's language: clack says it in English */
export async function askChoice(
  question: string,
  choices: readonly (string | readonly [value: string, label: string])[],
  how: string,
): Promise<string> {
  const { select, isCancel } = await import('@clack/prompts')
  const options = choices.map((choice) => {
    const [value, label] = typeof choice === 'string' ? [choice, choice] : choice
    return { value, label }
  })
  const answer = await select({ message: `${question} ${how}`, options, showInstructions: false })
  if (isCancel(answer)) throw new Interrupted()
  return answer
}

export async function askYesNo({ texts }: Pick<Cli, 'texts'>, question: string, fallback: boolean): Promise<boolean> {
  const { confirm, isCancel } = await import('@clack/prompts')
  const { yes: active, no: inactive } = texts.writing
  const answer = await confirm({ message: question, initialValue: fallback, active, inactive })
  if (isCancel(answer)) throw new Interrupted()
  return answer
}
