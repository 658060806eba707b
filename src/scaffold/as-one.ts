/**
 * Several changes of an author's files as one: when a step fails, those before it are taken back in reverse order, and
 * everything is as it was.
 */
export interface Change {
  do(): Promise<unknown>
  /** Only asked for when `do` has worked. */
  undo(): Promise<unknown>
}

/** @throws what the step that failed has thrown; where something could not be taken back, an AggregateError with both */
export async function asOne(changes: readonly Change[]): Promise<void> {
  const done: Change[] = []
  try {
    for (const change of changes) {
      await change.do()
      done.push(change)
    }
  } catch (failure) {
    const more: unknown[] = []
    for (const change of done.reverse()) await change.undo().catch((error: unknown) => more.push(error))
    if (more.length > 0) throw new AggregateError([failure, ...more], String(failure))
    throw failure
  }
}
