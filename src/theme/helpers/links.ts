import { createHash } from 'node:crypto'
import { classNames, htmlTag } from '../html.ts'
import type { Fields } from '../members.ts'
import type { Scope } from '../scope.ts'

/** `link_to`, `mail_to`, `image_tag`, `gravatar`. */
export function linkHelpers({ links }: Scope) {
  return {
    link_to(path?: unknown, text?: unknown, options?: Fields | boolean | null): string {
      const { external, ...attributes } = typeof options === 'boolean' ? { external: options } : { ...options }
      const address = String(path ?? '/')
      const label = text || address.replace(/^https?:\/\/|\/$/g, '')
      return htmlTag(
        'a',
        {
          href: links.urlFor(address),
          title: label,
          ...attributes,
          ...(external ? { target: '_blank', rel: 'noopener' } : {}),
          class: classNames((attributes as Fields).class),
        },
        label,
      )
    },
    mail_to(path?: unknown, text?: unknown, options?: Fields | null): string {
      const address = joined(path)
      const { subject, cc, bcc, body, ...attributes } = options ?? {}
      const query = Object.entries({ subject, cc, bcc, body })
        .filter(([, value]) => value)
        .map(([key, value]) => `${key}=${encodeURIComponent(joined(value))}`)
        .join('&')
      const label = text || address
      return htmlTag(
        'a',
        {
          href: `mailto:${address}${query === '' ? '' : `?${query}`}`,
          title: label,
          ...attributes,
          class: classNames(attributes.class),
        },
        label,
      )
    },
    image_tag: (path?: unknown, options?: Fields | null) =>
      htmlTag('img', { src: links.urlFor(String(path ?? '')), ...options, class: classNames(options?.class) }),
    gravatar(email?: unknown, options?: Fields | number | null): string {
      const digest = createHash('md5')
        .update(
          String(email ?? '')
            .trim()
            .toLowerCase(),
        )
        .digest('hex')
      const given = typeof options === 'number' ? { s: options } : { ...options }
      const query = new URLSearchParams(Object.entries(given).map(([key, value]) => [key, String(value)])).toString()
      return `https://www.gravatar.com/avatar/${digest}${query === '' ? '' : `?${query}`}`
    },
  }
}

function joined(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value ?? '')
}
