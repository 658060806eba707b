import { HtmlValidate, StaticConfigLoader } from 'html-validate'

/** HTML → what html-validate finds wrong, by its recommended rules but for those where the standard says otherwise. */
const VALIDATOR = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      // KaTeX places its boxes by inline styles; the theme writes none but the number of lines to fold at.
      'no-inline-style': 'off',
      // KaTeX writes `class ="mtr-glue"`, which HTML allows.
      'attr-delimiter': 'off',
      // Anchors of headings are Hexo's: empty, named by their `title`. axe sees to it that every link has a name.
      'wcag/h30': 'off',
      // HTML asks only that an id has no spaces: `2-六种配置` and `eq-adam:m` are ids.
      'valid-id': ['error', { relaxed: true }],
      // The parser adds <tbody> where authors and old Hexo markup leave it out.
      'prefer-tbody': 'off',
    },
  }),
)

/** `"no-dup-id: Duplicate ID \"a\" (12:7)"`, in order. */
export function faultsOf(html: string): string[] {
  return VALIDATOR.validateStringSync(html).results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
  )
}
