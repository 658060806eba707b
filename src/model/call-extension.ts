import { join } from 'node:path'
import { andThen, inTurn, isLater, type Later, NotReady } from '../base/later.ts'
import { packageFolder } from '../base/package.ts'
import { BlogError, problem } from '../base/problem.ts'
import type { Kind } from '../messages/en/extensions.ts'
import type { Extension } from './extension.ts'
import type { Facts } from './facts.ts'
import { fileOfOwner, type Owner } from './route.ts'

/**
 * The one gate to other people's code. Whatever it throws becomes an error that names the extension, the hook and what
 * it worked on, so that one article's failure is that article's problem and never "a bug in hanmo".
 */

/**
 * What the code works on, as a route names its owner. With facts, where
 * the result would be remembered: a failure never is, since the code may be corrected without a new version.
 */
export type At = Owner | undefined | WithFacts

interface WithFacts {
  readonly on?: Owner
  readonly facts: Facts
}

/** Whose code is called. */
type Named = Pick<Extension, 'name'>

/**
 * Calls code that may take its time: where it gives a promise, what that rejects with is named too.
 * @param hook the member, with the name of the function in it where there are several: `"tags.video"`
 * @throws {BlogError} extension-failed
 */
export function callExtension<T>(extension: Named, hook: string, at: At, work: () => T): T {
  try {
    const given = work()
    if (!isLater(given)) return given
    return given.then(undefined, (error: unknown) => {
      throw failure(extension, hook, at, error)
    }) as T
  } catch (error) {
    throw failure(extension, hook, at, error)
  }
}

/**
 * Calls code that cannot be waited for, since Markdown and templates run to their end in one go.
 * @throws {BlogError} extension-failed, extension-promise
 */
export function callAtOnce<T>(extension: Named, hook: string, at: At, work: () => T): T {
  const given = callExtension(extension, hook, at, work)
  if (!isLater(given)) return given
  // Nobody will hear of what becomes of it.
  given.then(undefined, () => {})
  throw new BlogError(problem('extension-promise', hookOf(extension, hook, at), placeOf(at)))
}

/**
 * Passes a value through one hook of all extensions, in the order of the list; `undefined` leaves it as it is. What must
 * come out is of the kind that went in.
 * @throws {BlogError} extension-failed, extension-result
 */
export function throughExtensions<V>(
  extensions: readonly Extension[],
  hook: keyof Extension,
  at: At,
  first: V,
  call: (extension: Extension, before: V) => Later<V | undefined>,
): Later<V> {
  const those = extensions.filter((extension) => extension[hook] !== undefined)
  return inTurn(those, first, (before: V, extension) =>
    andThen(
      callExtension(extension, hook, at, () => call(extension, before)),
      (given) => {
        if (given === undefined) return before
        expectKind(extension, hook, at, given, typeof first)
        return given
      },
    ),
  )
}

/** @param expected a `typeof` @throws {BlogError} extension-result */
export function expectKind(extension: Named, hook: string, at: At, given: unknown, expected: Kind): void {
  if (typeof given === expected && given !== null) return
  const params = { ...hookOf(extension, hook, at), given: kindOf(given), expected }
  throw new BlogError(problem('extension-result', params, placeOf(at)))
}

function failure(extension: Named, hook: string, at: At, error: unknown): unknown {
  if (error instanceof NotReady) return error
  if (hasFacts(at)) at.facts.volatile(`the extension "${extension.name}" failed`)
  if (error instanceof BlogError) {
    const { problem: found } = error
    if (OURS.has(found.code)) return error
    // A problem that the code reports itself, or that it ran into, keeps its code and its place.
    const isNamed = found.by !== undefined || found.code.startsWith('guest-')
    const by = isNamed ? {} : { by: { extension: extension.name, hook } }
    const named = { ...placeOf(at), ...found, ...by }
    return new BlogError(named, { cause: error })
  }
  const params = {
    ...hookOf(extension, hook, at),
    reason: error instanceof Error ? error.message : String(error),
    ...(error instanceof Error && 'hint' in error && typeof error.hint === 'string' && { advice: error.hint }),
    ...placeInCode(error),
  }
  return new BlogError(problem('extension-failed', params, placeOf(at)), { cause: error })
}

/** They name whose code it is. */
const OURS: ReadonlySet<string> = new Set(['extension-failed', 'extension-promise', 'extension-result'])

const hasFacts = (at: At): at is WithFacts => at !== undefined && 'facts' in at
const ownerOf = (at: At): Owner | undefined => (hasFacts(at) ? at.on : at)
const hookOf = ({ name }: Named, hook: string, at: At) => ({ extension: name, hook, on: ownerOf(at) })

function placeOf(at: At): { at?: { file: string } } {
  const file = fileOfOwner(ownerOf(at))
  return file === undefined ? {} : { at: { file } }
}

/** The line of the extension's code that threw: the first that is neither Node's nor ours. */
function placeInCode(error: unknown): { thrownIn?: string; line?: number } {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const ours = packageFolder()
  // Below a message that may hold anything.
  for (const row of stack.slice(Math.max(0, stack.indexOf('\n    at '))).split('\n')) {
    const [, file, line] = /(?:\(|at )(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/])[^()]*):(\d+):\d+\)?$/.exec(row) ?? []
    if (file === undefined || ['dist', 'src'].some((name) => file.startsWith(join(ours, name)))) continue
    return { thrownIn: file.split(/[\\/]/).at(-1) ?? file, line: Number(line) }
  }
  return {}
}

function kindOf(value: unknown): Kind {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}
