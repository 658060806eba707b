import type { Scope } from '../scope.ts'

/** `is_home`, `is_post` … and `is_current`: what kind of page this is. */
export function currentHelpers(scope: Scope) {
  const page = scope.page
  return {
    is_current(path: unknown = '/', strict?: unknown) {
      const here = absolute(String(scope.local('path') ?? ''))
      const asked = String(path ?? '/')
      if (strict) return here === absolute(asked.endsWith('/') ? `${asked}index.html` : asked)
      const folder = asked.replace(/\/index\.html$/, '/')
      return folder === '/' ? here === '/index.html' : here.startsWith(absolute(folder))
    },
    is_home: () => Boolean(page().__index),
    is_home_first_page: () => Boolean(page().__index) && page().current === 1,
    is_post: () => Boolean(page().__post),
    is_page: () => Boolean(page().__page),
    is_archive: () => Boolean(page().archive),
    is_year(year?: unknown) {
      if (!page().archive) return false
      return year ? page().year === Number(year) : Boolean(page().year)
    },
    is_month(year?: unknown, month?: unknown) {
      const { archive, year: ofPage, month: monthOfPage } = page()
      if (!archive) return false
      if (year && month) return ofPage === Number(year) && monthOfPage === Number(month)
      return year ? monthOfPage === Number(year) : Boolean(ofPage && monthOfPage)
    },
    is_category: (name?: unknown) => (name ? page().category === name : Boolean(page().category)),
    is_tag: (name?: unknown) => (name ? page().tag === name : Boolean(page().tag)),
  }
}

function absolute(path: string): string {
  return path.startsWith('/') ? path : `/${path}`
}
