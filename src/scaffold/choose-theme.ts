import { readFile } from 'node:fs/promises'
import { isPlainObject } from '../base/merge.ts'
import { parseYaml } from '../base/yaml.ts'
import { asOne } from './as-one.ts'
import { forgetOld, replacing } from './write.ts'
import { yamlText } from './yaml-text.ts'

/** Writes `theme: NAME` into a config file; every other byte of it stays. */

/** @param file absolute, a YAML file; gives false, and writes nothing, where the change could not be made safely */
export async function chooseTheme(file: string, name: string): Promise<boolean> {
  const text = await readFile(file, 'utf8')
  const changed = withTheme(text, name)
  if (changed === undefined) return false
  if (changed !== text) await asOne(replacing(file, changed))
  await forgetOld(file)
  return true
}

/** The text with another theme; undefined where it would not read back as the same settings but for that one. */
export function withTheme(text: string, name: string): string | undefined {
  const before = settingsIn(text)
  if (before === undefined) return undefined
  const value = yamlText(name)
  const line = text.includes('\r\n') ? '\r\n' : '\n'
  const changed = THEME.test(text)
    ? text.replace(THEME, (_, comment: string = '') => `theme: ${value}${comment}`)
    : `${text}${text === '' || text.endsWith('\n') ? '' : line}theme: ${value}${line}`
  const after = settingsIn(changed)
  const isSame = JSON.stringify({ ...before, theme: name }) === JSON.stringify({ ...before, ...after })
  return isSame && after?.theme === name ? changed : undefined
}

/** The line of the key, and a comment behind its value, which may be in quotes. */
const THEME = /^theme:(?:[ \t]+(?:"[^"\r\n]*"|'[^'\r\n]*'|[^\s"'#][^\r\n#]*?))?([ \t]+#.*|[ \t]*)$/m

function settingsIn(text: string): Record<string, unknown> | undefined {
  const { value, problems } = parseYaml(text, { file: '' })
  if (problems.some(({ severity }) => severity === 'error')) return undefined
  if (value === null || value === undefined) return {}
  return isPlainObject(value) ? value : undefined
}
