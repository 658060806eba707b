/** The other half of `cipher.ts`, in the reader's browser: what was sealed and the password → the text. */

/** As `Sealed`, without what only the box needs. */
export interface Parameters {
  readonly salt: string
  readonly nonce: string
  readonly rounds: number
}

/** The key that a password makes. Slow on purpose: about a second on a phone. */
export async function keyOf(password: string, { salt, rounds }: Parameters): Promise<CryptoKey> {
  const { subtle } = crypto
  const bytes = new TextEncoder().encode(password.normalize('NFKC'))
  const given = await subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits'])
  const stretch = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(salt), iterations: rounds }
  const secret = await subtle.deriveBits(stretch, given, 256)
  const base = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const purpose = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: new TextEncoder().encode('hanmo text'),
  }
  return subtle.deriveKey(purpose, base, { name: 'AES-GCM', length: 256 }, true, ['decrypt'])
}

/** @throws OperationError for a wrong key, or a text that somebody changed */
export async function open(text: string, key: CryptoKey, { nonce }: Parameters): Promise<string> {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64(nonce) }, key, fromBase64(text))
  return new TextDecoder().decode(plain)
}

/** What a session remembers is the key and never the password, which may open other things. */
export async function writtenKey(key: CryptoKey): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', key)))
}

export function readKey(written: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', fromBase64(written), 'AES-GCM', true, ['decrypt'])
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
