import type { Area } from '../words.ts'

/** Addresses of the site, and the files at them. */
export const routes = {
  'route-conflict': (p: { address: string; owners: readonly string[] }) => ({
    message: `Two sources produce the same address "${p.address}": ${p.owners.join(' and ')}.`,
    hint: 'Give one of them another address: rename the file, change its date, or write "permalink" in its front matter.',
  }),
  'route-file-and-folder': (p: { path: string; file: string; folder: string }) => ({
    message: `"${p.path}" would be a file for ${p.file} and a folder for ${p.folder}.`,
    hint: 'End the address of the first with "/" or ".html".',
  }),
  'route-case': (p: { addresses: readonly string[]; owners: readonly string[] }) => ({
    message: `The addresses ${p.addresses.map((address, index) => `"${address}" of ${p.owners[index]}`).join(' and ')} differ only in case: on Windows and macOS one file overwrites the other.`,
    hint: 'Write both the same way, or set "filename_case: 1" in _config.yml.',
  }),
  'asset-without-post': (p: { count: number }) => ({
    message:
      p.count === 1
        ? 'The file is below "_posts" but not in the folder of a post, so it is not published.'
        : `${p.count} files below "_posts" are not in the folder of a post, so they are not published. This is the first.`,
    hint: 'Put it in a folder named like its post, or anywhere else below the source folder.',
  }),
} satisfies Area
