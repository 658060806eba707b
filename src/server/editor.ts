import { join } from 'node:path'
import type { Place, Problem } from '../base/problem.ts'
import { encodePath } from '../base/urls.ts'
import type { LinkedProblem } from './page-state.ts'

/** A place in a file → the link that opens it in the author's editor: editors listen to URLs of their own. */

const EDITORS: Readonly<Record<string, string>> = {
  code: 'vscode://file{file}:{line}:{column}',
  vscode: 'vscode://file{file}:{line}:{column}',
  vscodium: 'vscodium://file{file}:{line}:{column}',
  cursor: 'cursor://file{file}:{line}:{column}',
  windsurf: 'windsurf://file{file}:{line}:{column}',
  zed: 'zed://file{file}:{line}:{column}',
  idea: 'idea://open?file={file}&line={line}&column={column}',
  webstorm: 'webstorm://open?file={file}&line={line}&column={column}',
  sublime: 'subl://open?url=file://{file}&line={line}&column={column}',
  textmate: 'txmt://open?url=file://{file}&line={line}&column={column}',
  emacs: 'org-protocol://open-file?url=file://{file}&line={line}&column={column}',
}

/** @param editor what `server.editor` says: a name, or a URL with `{file}`, `{line}`, `{column}` */
export function editorLink(editor: string, site: string, place: Place): string | undefined {
  const pattern = Object.hasOwn(EDITORS, editor.toLowerCase()) ? EDITORS[editor.toLowerCase()] : editor
  // Never code: a config that was copied from somewhere must not run anything in the author's browser.
  if (pattern === undefined || !pattern.includes('{file}') || !/^[a-z][a-z\d+.-]*:/i.test(pattern)) return undefined
  if (/^(?:javascript|data|vbscript):/i.test(pattern)) return undefined
  const file = join(site, place.file).replaceAll('\\', '/')
  const values: Readonly<Record<string, string>> = {
    file: encodePath(file.startsWith('/') ? file : `/${file}`),
    line: String(place.line ?? 1),
    column: String(place.column ?? 1),
  }
  return pattern.replace(/\{(file|line|column)\}/g, (_, name: string) => values[name] ?? '')
}

export function withLink(problem: Problem, editor: string, site: string): LinkedProblem {
  const link = problem.at === undefined ? undefined : editorLink(editor, site, problem.at)
  return link === undefined ? problem : { ...problem, link }
}
