/** Arguments that commas part; Butterfly writes a comma within one as `&sbquo;`. */
export function partsOf(source: string): string[] {
  return source.split(/[,，]/).map((part) =>
    part
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
      .replaceAll('&sbquo;', ','),
  )
}
