import { relative, resolve, sep } from 'node:path'
import type { Problem } from '../base/problem.ts'
import type { Words } from '../messages/words.ts'
import { printable } from './text-width.ts'

/**
 * Problems as the commands by which GitHub shows them beside the lines of a change.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */

/**
 * @param site the site's folder, absolute
 * @param repository the folder that GitHub names files from, absolute: a site may be a part of its repository
 */
export function annotationsOf(problems: readonly (Problem & Words)[], site: string, repository: string): string {
  return problems.map((problem) => annotationOf(problem, site, repository)).join('\n')
}

function annotationOf(
  { severity, code, message, hint, at }: Problem & Words,
  site: string,
  repository: string,
): string {
  const place: readonly (readonly [string, string | number | undefined])[] = [
    ['file', at && relative(repository, resolve(site, at.file)).split(sep).join('/')],
    ['line', at?.line],
    ['col', at?.column],
    ['title', code],
  ]
  const properties = place.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${property(value)}`]))
  return `::${severity} ${properties.join(',')}::${data(hint === undefined ? message : `${message}\n${hint}`)}`
}

/** In a message, a line break would end the command. */
function data(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** In a property a colon and a comma would end it, too. */
function property(value: string | number): string {
  return data(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
