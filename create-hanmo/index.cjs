#!/usr/bin/env node
// `npm create hanmo my-blog` is `blog init my-blog`.
process.argv.splice(2, 0, 'init')
require('hanmo/cli')
