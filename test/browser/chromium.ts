import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Finds a Chromium, or brings one; a browser test is never skipped for want of a browser. */

const PLACES = [
  process.env.CHROMIUM_PATH,
  // The same engine without a desktop's window; a page costs a third of the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: ARGUMENTS })
}

/** Absolute. @throws when there is none and none can be had, with what to do */
export function chromiumPath(): string {
  const found = PLACES.find((path) => path !== undefined && existsSync(path))
  if (found !== undefined) return found
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    for (const browser of ['chromium-headless-shell', 'chromium']) {
      spawnSync('apt-get', ['install', '-y', '--no-install-recommends', browser, 'fonts-noto-cjk'], { stdio: 'ignore' })
      if (existsSync(`/usr/bin/${browser}`)) return `/usr/bin/${browser}`
    }
  } else {
    spawnSync('npx', ['playwright-core', 'install', 'chromium'], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    if (existsSync(chromium.executablePath())) return chromium.executablePath()
  }
  throw new Error(
    'The browser tests need Chromium and could not install it. Install Chromium, or set CHROMIUM_PATH to one.',
  )
}
