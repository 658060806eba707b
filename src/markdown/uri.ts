/** Percent-escapes taken off for people and for file names; a `%` that begins no escape stays. Never throws. */
export function decodedUri(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // "100%.png" is a name like any other.
    return text
  }
}

/** The address of an id on the same page. */
export const hashOf = (id: string): string => `#${encodeURIComponent(id)}`
