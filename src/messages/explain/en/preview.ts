import type { Explanation } from '../explain.ts'

/** The preview. */
export const preview = {
  'port-taken': [
    'Another program listens there, often a preview that is still open.',
    'Leave out `--port`: the next free one is used.',
    'Close the other preview.',
  ],
  'port-forbidden': ['Ports below 1024 belong to the system.', 'Use a higher one: `--port 4000`.'],
  'host-unknown': [
    'This machine does not have the address.',
    'Use `127.0.0.1` for this machine, `0.0.0.0` for your network.',
  ],
  'picture-type': [
    'A picture that is pasted or dropped into the preview is known by its first bytes. Drawings (SVG) may hold scripts, and HEIC is shown by few browsers.',
    'Convert it to JPEG, PNG or WebP.',
    'Put the file into `source/` by hand, if you trust it.',
  ],
  'watch-polls': [
    'The disk or the system does not report changes, so files are looked at once a second: on network disks, in some containers, or when watches have run out.',
    'Put the site on a local disk.',
    'Raise the limit that the message names.',
  ],
} as const satisfies Readonly<Record<string, Explanation>>
