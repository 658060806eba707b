/**
 * JSON in which every letter is one byte: as a string it takes half the memory of one that holds a single Chinese name,
 * and it is read from UTF-8 several times as fast.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, escaped)
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
