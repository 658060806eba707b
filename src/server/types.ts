/** File names → media types, as hosts of static pages send them. */

const TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  bmp: 'image/bmp',
  css: 'text/css',
  csv: 'text/csv',
  gif: 'image/gif',
  gz: 'application/gzip',
  htm: 'text/html',
  html: 'text/html',
  ico: 'image/x-icon',
  ipynb: 'application/json',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  mjs: 'text/javascript',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  otf: 'font/otf',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  txt: 'text/plain',
  wasm: 'application/wasm',
  wav: 'audio/wav',
  webm: 'video/webm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
  xml: 'application/xml',
  xsl: 'application/xml',
  zip: 'application/zip',
}

/** With the charset of what we write, UTF-8, where the type is text. */
export function typeOf(path: string): string {
  const name = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  const type = Object.hasOwn(TYPES, name) ? (TYPES[name] ?? '') : 'application/octet-stream'
  return /^text\/|[/+](?:json|xml)$|manifest/.test(type) ? `${type}; charset=utf-8` : type
}
