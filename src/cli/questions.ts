import { Interrupted } from './cli.ts'

/** Asks on a terminal. The home of @clack/prompts, which is loaded with the first question. */

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

export async function askChoice(question: string, choices: readonly string[]): Promise<string> {
  const { select, isCancel } = await import('@clack/prompts')
  const answer = await select({ message: question, options: choices.map((value) => ({ value, label: value })) })
  if (isCancel(answer)) throw new Interrupted()
  return answer
}

export async function askYesNo(question: string, fallback: boolean): Promise<boolean> {
  const { confirm, isCancel } = await import('@clack/prompts')
  const answer = await confirm({ message: question, initialValue: fallback })
  if (isCancel(answer)) throw new Interrupted()
  return answer
}
