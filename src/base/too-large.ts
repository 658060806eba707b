/** Whether something grew beyond what the engine can hold in one text or one piece of memory. */
export function isTooLarge(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as NodeJS.ErrnoException
  return (
    code === 'ERR_STRING_TOO_LONG' ||
    (error instanceof RangeError &&
      /^(?:Invalid (?:string|array|typed array) length|Array buffer allocation)/.test(error.message))
  )
}
