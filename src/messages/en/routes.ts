import { type Owner, ownerWords } from '../texts/en/owners.ts'
import type { Area } from '../words.ts'

/** Addresses of the site, and the files at them. */
export const routes = {
  'route-conflict': (p: { address: string; owners: readonly Owner[] }) => ({
    message: `Two sources produce the same address "${p.address}": ${p.owners.map(ownerWords).join(' and ')}.`,
    hint: 'Give one of them another address: rename the file, change its date, or write "permalink" in its front matter.',
  }),
  'route-covered': (p: { address: string; owners: readonly [Owner, Owner] }) => ({
    message: `${capital(ownerWords(p.owners[0]))} takes the address "${p.address}", so ${ownerWords(p.owners[1])} is not published there.`,
    hint: "Rename the theme's file if that is not meant.",
  }),
  'route-file-and-folder': (p: { path: string; owners: readonly [Owner, Owner] }) => ({
    message: `"${p.path}" would be a file for ${ownerWords(p.owners[0])} and a folder for ${ownerWords(p.owners[1])}.`,
    hint: 'End the address of the first with "/" or ".html".',
  }),
  'route-case': (p: { addresses: readonly [string, string]; owners: readonly [Owner, Owner] }) => ({
    message: `The addresses "${p.addresses[0]}" of ${ownerWords(p.owners[0])} and "${p.addresses[1]}" of ${ownerWords(p.owners[1])} differ only in case: on Windows and macOS one file overwrites the other.`,
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

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
