/** Helpers that say what page it is. */
export const pageHelpers: Record<string, any> = {
  is_current(this: any, path = '/', strict = false) {
    const absolute = (address: string) => address.replace(/^[^/].*/, '/$&')
    const here = absolute(this.path)
    if (strict) return here === absolute(path.endsWith('/') ? `${path}index.html` : path)
    const folder = path.replace(/\/index\.html$/, '/')
    return folder === '/' ? here === '/index.html' : here.startsWith(absolute(folder))
  },
  is_home(this: any) {
    return Boolean(this.page.__index)
  },
  is_home_first_page(this: any) {
    return Boolean(this.page.__index) && this.page.current === 1
  },
  is_post(this: any) {
    return Boolean(this.page.__post)
  },
  is_page(this: any) {
    return Boolean(this.page.__page)
  },
  is_archive(this: any) {
    return Boolean(this.page.archive)
  },
  is_year(this: any, year?: number) {
    return Boolean(this.page.archive) && (year ? this.page.year === year : Boolean(this.page.year))
  },
  is_month(this: any, year?: number, month?: number) {
    const { page } = this
    if (!page.archive) return false
    if (year && month) return page.year === year && page.month === month
    return year ? page.month === year : Boolean(page.year && page.month)
  },
  is_category(this: any, name?: string) {
    return name ? this.page.category === name : Boolean(this.page.category)
  },
  is_tag(this: any, name?: string) {
    return name ? this.page.tag === name : Boolean(this.page.tag)
  },
}
