/** Whether this Node can run hanmo, asked before anything else is loaded: an older one does not even read the rest. */

/** As in `engines` in package.json. */
const NEEDED = [20, 19] as const

/** The sentence for a Node that is too old; undefined for one that is not. @param version such as `"18.20.4"` */
export function tooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return undefined
  return `hanmo needs Node ${NEEDED.join('.')} or newer; this is Node ${version}. Install a current one from https://nodejs.org.`
}
