import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { defineConfig } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'
import { configSchema } from './tools/config-schema.ts'
import { frontMatterSchema, linksSchema } from './tools/front-matter-schema.ts'
import { commonCharacters, fieldsAsWritten, katexOnce } from './tools/package-patches.ts'

// Installed from a checkout, KaTeX asks for a command-line parser that needs Node 22 (since KaTeX/KaTeX#4271; none filed
// to undo it, so `overrides` in package.json gives it an older one). The package therefore carries
// KaTeX itself: one file to run, and beside it the stylesheet and the fonts that belong to that very version.
function katexAssets() {
  return {
    name: 'katex-assets',
    writeBundle() {
      mkdirSync('dist/vendor/katex/fonts', { recursive: true })
      cpSync('node_modules/katex/dist/katex.min.css', 'dist/vendor/katex/katex.min.css')
      cpSync('node_modules/katex/LICENSE', 'dist/vendor/katex/LICENSE')
      cpSync('node_modules/katex/dist/fonts', 'dist/vendor/katex/fonts', {
        recursive: true,
        filter: (file) => !/\.(ttf|woff)$/.test(file),
      })
    },
  }
}

// Diagrams are drawn in the reader's browser, by a script of the site's own.
function mermaidScript() {
  return {
    name: 'mermaid-script',
    writeBundle() {
      mkdirSync('dist/vendor/mermaid', { recursive: true })
      cpSync('node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js', 'dist/vendor/mermaid/mermaid.min.js')
      cpSync('node_modules/@mermaid-js/tiny/LICENSE', 'dist/vendor/mermaid/LICENSE')
    },
  }
}

// Readings of characters, for those who search in pinyin: one file, loaded by sites that ask for it.
function pinyin() {
  return {
    name: 'pinyin',
    writeBundle() {
      mkdirSync('dist/vendor/pinyin', { recursive: true })
      cpSync('node_modules/pinyin-pro/dist/index.js', 'dist/vendor/pinyin/index.cjs')
      cpSync('node_modules/pinyin-pro/LICENSE', 'dist/vendor/pinyin/LICENSE')
    },
  }
}

// Simplified characters and traditional ones: loaded by sites that ask for both.
function opencc() {
  return {
    name: 'opencc',
    writeBundle() {
      mkdirSync('dist/vendor/opencc', { recursive: true })
      cpSync('node_modules/opencc-js/dist/umd/full.js', 'dist/vendor/opencc/index.cjs')
      cpSync('node_modules/opencc-js/LICENSE', 'dist/vendor/opencc/LICENSE')
      cpSync('node_modules/opencc-js/THIRD_PARTY_LICENSES.md', 'dist/vendor/opencc/THIRD_PARTY_LICENSES.md')
      cpSync('node_modules/opencc-js/LICENSES', 'dist/vendor/opencc/LICENSES', { recursive: true })
    },
  }
}

// npm makes the command executable when it links it for the first time, and never again.
function executable() {
  return {
    name: 'executable',
    writeBundle() {
      chmodSync('dist/cli.cjs', 0o755)
    },
  }
}

// Editors find them through "exports" in package.json, and in sites by the settings that `blog init` writes.
function schemaForEditors() {
  const schemas = { config: configSchema(), 'front-matter': frontMatterSchema(), links: linksSchema() }
  return {
    name: 'config-schema',
    writeBundle() {
      for (const [name, schema] of Object.entries(schemas))
        writeFileSync(`dist/${name}.schema.json`, `${JSON.stringify(schema, undefined, 2)}\n`)
    },
  }
}

export default defineConfig([
  {
    input: {
      cli: 'src/cli/main.ts',
      index: 'src/index.ts',
      hexo: 'src/hexo-class.ts',
      worker: 'src/worker.ts',
    },
    platform: 'node',
    // Loaded by name while running: languages of highlight.js, locales of moment, a config written in TypeScript.
    external: [/^node:/, /^highlight\.js/, /^moment/, /^jiti/],
    // Node loads the fifty modules of a small command 20 ms sooner in this format, of 160 in all.
    output: {
      dir: 'dist',
      format: 'cjs',
      cleanDir: true,
      entryFileNames: '[name].cjs',
      chunkFileNames: 'chunks/[name]-[hash].cjs',
    },
    plugins: [schemaForEditors(), commonCharacters, fieldsAsWritten, executable()],
  },
  {
    input: { katex: 'src/markdown/katex.cjs' },
    platform: 'node',
    external: [/^node:/],
    output: { dir: 'dist/vendor', format: 'cjs', entryFileNames: '[name].cjs', minify: true, exports: 'auto' },
    plugins: [katexAssets(), mermaidScript(), pinyin(), opencc(), katexOnce],
  },
  {
    // Beside the rest, to be loaded when a text needs it and not before.
    input: { yaml: 'yaml', qr: 'uqr' },
    platform: 'node',
    external: [/^node:/],
    output: { dir: 'dist/vendor', format: 'cjs', entryFileNames: '[name].cjs', minify: true, exports: 'named' },
  },
  {
    input: { search: 'src/search/browser/search.ts' },
    platform: 'browser',
    output: { dir: 'dist/vendor', format: 'esm', entryFileNames: '[name].js', minify: true },
    plugins: [commonCharacters],
  },
  {
    input: { locked: 'src/encrypt/browser/locked.ts' },
    platform: 'browser',
    output: { dir: 'dist/vendor', format: 'iife', entryFileNames: '[name].js', minify: true },
  },
  {
    input: { preview: 'src/server/client/client.ts' },
    platform: 'browser',
    output: { dir: 'dist/vendor', format: 'iife', entryFileNames: '[name].js', minify: true },
  },
  ...Object.entries({ index: 'index', hexo: 'hexo-class' }).map(([name, from]) => ({
    // What the compiler declared, and of other packages what is seen of them, in one file for each door.
    input: { [name]: `node_modules/.cache/hanmo-types/${from}.d.ts` },
    external: [/^node:/],
    output: { dir: 'dist', format: 'esm' as const, codeSplitting: false },
    checks: { pluginTimings: false, bundlerTimings: false },
    plugins: [dts({ dtsInput: true })],
  })),
])
