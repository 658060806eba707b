import { createCipheriv, createHash, createHmac, hkdfSync, pbkdf2Sync } from 'node:crypto'

/**
 * A text and a password → what everybody may see. The reader's browser opens it with Web Crypto (`browser/open.ts`).
 *
 * The same text gives the same bytes, so that a build can be repeated, and nothing is weaker for it: the salt is a digest
 * of where the article stands, so it is new for each post and says nothing about password or text; the nonce is a MAC of
 * the text under a key of its own (as in SIV modes), so two texts under one key never share a nonce, and only who has the
 * key can compute it.
 */

/** Everything in base64. */
export interface Sealed {
  /** 16 bytes. */
  readonly salt: string
  /** 12 bytes. */
  readonly nonce: string
  readonly rounds: number
  /** AES-256-GCM of the UTF-8 text, its tag of 16 bytes at the end. */
  readonly text: string
}

/**
 * Iterations of PBKDF2 with SHA-256.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2
 */
export const ROUNDS = 600_000
/** The purposes for which keys are derived; part of the format. */
const PURPOSE = { text: 'hanmo text', nonce: 'hanmo nonce' } as const

/**
 * @param place what is the same in every build and different for each article: the site's address and the source's path
 * @param rounds fewer only for tests
 */
export function seal(text: string, password: string, place: string, rounds = ROUNDS): Sealed {
  const salt = createHash('sha256').update(`hanmo salt\0${place}`).digest().subarray(0, 16)
  const secret = pbkdf2Sync(password.normalize('NFKC'), salt, rounds, 32, 'sha256')
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  const bytes = Buffer.from(text, 'utf8')
  const nonce = createHmac('sha256', keyFor(PURPOSE.nonce)).update(bytes).digest().subarray(0, 12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(PURPOSE.text), nonce)
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  return { salt: salt.toString('base64'), nonce: nonce.toString('base64'), rounds, text: sealed.toString('base64') }
}
