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
} satisfies Area
