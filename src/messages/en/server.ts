import type { Area } from '../words.ts'

/** The preview. */
export const server = {
  'port-taken': (p: { port: number }) => ({
    message: `Another program is already listening on port ${p.port}.`,
    hint: 'Without --port the next free one is used.',
  }),
  'port-forbidden': (p: { port: number }) => ({
    message: `You may not listen on port ${p.port}.`,
    hint: 'Ports below 1024 belong to the system; use a higher one.',
  }),
  'host-unknown': (p: { host: string; system: string }) => ({
    message: `The preview cannot listen on the address "${p.host}" (${p.system}).`,
    hint: 'Use 127.0.0.1 for this machine alone, 0.0.0.0 for your network.',
  }),
  'watch-polls': (
    p:
      | { why: 'disk'; folder: string; disk: string }
      | { why: 'silent'; folder: string }
      | { why: 'watches' | 'instances' },
  ) => {
    switch (p.why) {
      case 'silent':
        return {
          message: `The disk of ${p.folder} does not report changes, so files are checked once a second.`,
          hint: 'On a local disk, saves would be seen at once.',
        }
      case 'disk':
        return {
          message: `${p.folder} is on a ${p.disk} file system, which does not report changes, so files are checked once a second.`,
          hint: 'On a local disk, saves would be seen at once.',
        }
      case 'watches':
        return {
          message: 'The system has no file watches left (ENOSPC from inotify), so files are checked once a second.',
          hint: 'Raise the limit: `sudo sysctl fs.inotify.max_user_watches=524288`.',
        }
      case 'instances':
        return {
          message: 'Too many programs are watching files (EMFILE from inotify), so files are checked once a second.',
          hint: 'Close some, or raise the limit: `sudo sysctl fs.inotify.max_user_instances=512`.',
        }
    }
  },
} satisfies Area
