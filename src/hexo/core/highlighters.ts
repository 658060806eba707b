/** What colours code, by the site's own hexo-util: highlight.js in Hexo's table, or Prism. */
export function registerHighlighters(hexo: any): void {
  const { highlight } = hexo.extend
  highlight.register('highlight.js', withHighlightJs)
  highlight.register('prismjs', withPrism)
}

/** Whether there are line numbers: as the block asks, else as the site does, from a number of lines on. */
function isNumbered(options: any, config: any): boolean {
  const threshold = options.line_threshold || config.line_threshold || 0
  return Boolean(options.line_number ?? config.line_number) && options.lines_length > threshold
}

function withHighlightJs(this: any, code: string, options: any): string {
  const config = this.config.highlight ?? {}
  const settings: any = {
    autoDetect: config.auto_detect,
    caption: options.caption,
    firstLine: options.firstLine,
    gutter: isNumbered(options, config),
    hljs: config.hljs,
    lang: options.lang,
    languageAttr: options.language_attr ?? config.language_attr,
    mark: options.mark,
    tab: config.tab_replace,
    wrap: config.wrap,
    stripIndent: config.strip_indent,
  }
  if (config.first_line_number === 'inline') {
    if (options.firstLineNumber === undefined) settings.gutter = false
    else settings.firstLine = options.firstLineNumber
  }
  if (Array.isArray(config.exclude_languages) && config.exclude_languages.includes(settings.lang))
    Object.assign(settings, { wrap: false, gutter: false, autoDetect: false })
  return this.util.highlight(code, settings)
}

function withPrism(this: any, code: string, options: any): string {
  const config = this.config.prismjs ?? {}
  if (Array.isArray(config.exclude_languages) && config.exclude_languages.includes(options.lang))
    return `<pre><code class="${options.lang}">${this.util.escapeHTML(code)}</code></pre>`
  return this.util.prismHighlight(code, {
    caption: options.caption,
    firstLine: options.firstLine,
    isPreprocess: config.preprocess,
    lang: options.lang,
    lineNumber: isNumbered(options, config),
    mark: Array.isArray(options.mark) ? String(options.mark) : options.mark,
    tab: config.tab_replace,
    stripIndent: config.strip_indent,
  })
}
