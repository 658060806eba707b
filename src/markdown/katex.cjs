// The one file of KaTeX that the package carries (see rolldown.config.ts); chemistry (mhchem) registers itself on it.
const katex = require('katex')
require('katex/contrib/mhchem')
module.exports = katex
