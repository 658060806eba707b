// Parts of Hexo that test suites reach into by their path (`lib/plugins/helper/css`) → what stands for them here: members of
// an instance of our class. What has no counterpart says so when it is used.
module.exports = (Hexo) => {
  let spare
  /** An instance with all that Hexo registers itself. */
  const ours = () => {
    if (spare) return spare
    spare = new Hexo(process.cwd(), { silent: true })
    spare.registerCore()
    return spare
  }
  /** What Hexo registers, made for an instance of the suite's, whose own registries stay as they are. */
  const twinOf = (hexo) => {
    const isWhole = typeof hexo?.registerCore === 'function'
    const twin = Object.assign(Object.create(isWhole ? hexo : ours()), isWhole ? {} : hexo)
    twin.extend = new Hexo(process.cwd(), { silent: true }).extend
    twin.registerCore()
    return twin
  }
  const helper = (name) => ours().extend.helper.get(name)
  const filter = (type, name) =>
    ours()
      .extend.filter.list(type)
      .find((one) => one.name === name)
  const helpersFor = (name) => (hexo) => twinOf(hexo).extend.helper.get(name)
  const tagsFor = (name) => (hexo) => twinOf(hexo).extend.tag.registered.get(name).run
  const classOf = (part, ...args) =>
    class extends ours().extend[part].constructor {
      constructor() {
        super(...args)
      }
    }
  const { answer } = ours()
  const HELPERS = {
    date: {
      date: 'date',
      date_xml: 'date_xml',
      relative_date: 'relative_date',
      time: 'time',
      full_date: 'full_date',
      time_tag: 'time_tag',
    },
    debug: { inspectObject: 'inspect', log: 'log' },
    format: { escapeHTML: 'escape_html' },
    is: {
      current: 'is_current',
      home: 'is_home',
      home_first_page: 'is_home_first_page',
      post: 'is_post',
      page: 'is_page',
      archive: 'is_archive',
      year: 'is_year',
      month: 'is_month',
      category: 'is_category',
      tag: 'is_tag',
    },
  }
  const MADE_FOR = new Set(['render', 'fragment_cache', 'partial'])
  const PLAIN = {
    'dist/plugins/helper': () => (hexo) => hexo.registerCore(),
    hexo: () => Hexo,
    types: () => ({}),
    'hexo/default_config': () => new Hexo(process.cwd(), { silent: true }).config,
    'hexo/router': () => ours().route.constructor,
    'hexo/locals': () =>
      class extends ours().locals.constructor {
        constructor() {
          super(() => {})
        }
      },
    'extend/console': () => classOf('console', answer),
    'extend/deployer': () => classOf('deployer', answer),
    'extend/filter': () => classOf('filter', answer),
    'extend/generator': () => classOf('generator', answer),
    'extend/helper': () => classOf('helper'),
    'extend/injector': () => classOf('injector'),
    'extend/migrator': () => classOf('migrator', answer),
    'extend/processor': () => classOf('processor'),
    'extend/renderer': () => classOf('renderer', answer),
    'extend/tag': () => classOf('tag', ours().nunjucks, ours().util, answer),
    'plugins/highlight/': () => (hexo) => {
      for (const [name, run] of Object.entries(twinOf(hexo).extend.highlight.list()))
        hexo.extend.highlight.register(name, run)
    },
    'plugins/filter/before_post_render/backtick_code_block': () => (hexo) =>
      twinOf(hexo)
        .extend.filter.list('before_post_render')
        .find(({ name }) => name === 'codeFencesFilter'),
    'plugins/filter/before_post_render/titlecase': () => filter('before_post_render', 'titleCase'),
    'plugins/filter/after_post_render/excerpt': () => filter('after_post_render', 'excerpt'),
    'plugins/filter/after_post_render/external_link': () => filter('after_post_render', 'externalLinksOfPost'),
    'plugins/filter/after_render/external_link': () => filter('_after_html_render', 'externalLinksOfSite'),
    'plugins/filter/after_render/meta_generator': () => filter('_after_html_render', 'generatorTag'),
    'plugins/filter/template_locals/i18n': () => filter('template_locals', 'languageOfPage'),
    'plugins/filter/before_generate/render_post': () => filter('before_generate', 'renderBodies'),
    'plugins/filter/post_permalink': () => filter('post_permalink', 'postPermalink'),
    'plugins/filter/new_post_path': () => ours().extend.filter.list('new_post_path')[0],
    'plugins/renderer/plain': () => ours().extend.renderer.get('css', true),
    'plugins/renderer/json': () => ours().extend.renderer.get('json', true),
    'plugins/renderer/yaml': () => ours().extend.renderer.get('yml', true),
    'plugins/renderer/nunjucks': () => ours().extend.renderer.get('njk', true),
    'plugins/tag/iframe': () => ours().extend.tag.registered.get('iframe').run,
    'plugins/tag/link': () => ours().extend.tag.registered.get('link').run,
  }
  const byKind = (path) => {
    const [, kind, name] = /^(?:dist\/)?plugins\/(helper|tag|generator)\/(\w+)$/.exec(path) ?? []
    if (kind === 'helper' && HELPERS[name])
      return Object.fromEntries(Object.entries(HELPERS[name]).map(([key, own]) => [key, helper(own)]))
    if (kind === 'helper')
      return MADE_FOR.has(name) || (name === 'open_graph' && false) ? helpersFor(name) : helper(name)
    if (kind === 'tag') return tagsFor(name)
    if (kind === 'generator') return ours().extend.generator.get(name)
    return undefined
  }
  return (path) => PLAIN[path]?.() ?? byKind(path) ?? absent(path)
}

/** Functions throw when they are called. What is used while a suite is being put together keeps all of its file out. */
function absent(path) {
  const fail = () => {
    throw Object.assign(new Error(`hexo/${path} has no counterpart here`), { code: 'NO_COUNTERPART' })
  }
  return /^box|processor|^models|multi_config_path/.test(path) ? fail() : fail
}
