/**
 * Writes one value as YAML that reads back as that value. Strings stay bare where that is safe, since authors edit
 * these lines by hand; everything doubtful is put in double quotes.
 */
export function yamlText(value: string): string {
  return isBare(value) ? value : quoted(value)
}

/** In double quotes, with every character escaped that YAML, JSON or a terminal would take for something else. */
export function quoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

// A letter first; then letters, digits, marks, inner spaces and punctuation that means nothing to YAML.
const BARE = /^[\p{L}\p{So}][\p{L}\p{M}\p{N}\p{So} ._/+()·—…–“”‘’（）《》〈〉「」『』【】、，。！？；：~-]*$/u
// Words and shapes that YAML 1.1 or 1.2 reads as something other than text.
const TAKEN = /^(?:true|false|yes|no|on|off|null|y|n|nan|inf)$/i

function isBare(value: string): boolean {
  return value === value.trim() && BARE.test(value) && !TAKEN.test(value)
}
