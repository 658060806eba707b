/** Helpers that write dates, in the page's language and the site's zone. */
export function dateHelpers(moment: any): Record<string, any> {
  const languageOf = (view: any) => view.page.lang || view.page.language || view.config.language
  const isDate = (value: any) => value instanceof Date && !Number.isNaN(value.getTime())
  const momentOf = (date: any, view: any) => {
    let value = date == null ? moment() : date
    if (!moment.isMoment(value)) value = moment(isDate(value) ? value : new Date(value))
    const locale = localeOf(languageOf(view))
    if (locale) value = value.locale(locale)
    return view.config.timezone ? value.tz(view.config.timezone) : value
  }
  const iso = (date: any) => {
    if (date == null) return moment().toISOString()
    return date instanceof Date || moment.isMoment(date) ? date.toISOString() : new Date(date).toISOString()
  }
  return {
    moment,
    date(this: any, date: any, format?: string) {
      return momentOf(date, this).format(format || this.config.date_format)
    },
    time(this: any, date: any, format?: string) {
      return momentOf(date, this).format(format || this.config.time_format)
    },
    full_date(this: any, date: any, format?: string) {
      return format ? momentOf(date, this).format(format) : `${this.date(date)} ${this.time(date)}`
    },
    relative_date(this: any, date: any) {
      return momentOf(date, this).fromNow()
    },
    time_tag(this: any, date: any, format?: string) {
      return `<time datetime="${iso(date)}">${this.date(date, format)}</time>`
    },
    date_xml: iso,
  }
}

/** `zh-CN` → `zh-cn`, as moment names its languages. */
export function localeOf(language: any): string | undefined {
  if (language === undefined) return undefined
  const name = Array.isArray(language) ? language[0] : language
  return !name || name === 'en' || name === 'default' ? 'en' : String(name).toLowerCase().replace('_', '-')
}
