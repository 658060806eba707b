/** `{% math %}…{% endmath %}` of hexo-math and its kin: the body is TeX, displayed where the tag stands alone. */
import { escapeHtml } from '../../base/text.ts'
import type { BuiltinTag } from './scope.ts'

export const math: BuiltinTag = {
  ends: true,
  // As text for a site without formulas; where there are some, the text is one.
  render: (_args, body) => ({ kind: 'html', html: escapeHtml(body), formulas: 'whole' }),
}
