/** The home of jiti, which runs and translates TypeScript and modules: loaded when a site has some. */
export async function loadJiti(): Promise<typeof import('jiti')['createJiti']> {
  return (await import('jiti')).createJiti
}
