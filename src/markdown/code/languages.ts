/**
 * Names of languages: which file of highlight.js an author's word means, and which other files that file needs. Static,
 * so that a language is loaded when it is first used and the result never depends on what was loaded before.
 */

/** Names of highlight.js 11 with their aliases, as each language file declares them (compared by a test). */
const KNOWN = `
  1c, abnf, accesslog, actionscript as, ada, angelscript asc, apache apacheconf, applescript osascript, arcade,
  arduino ino, armasm arm, asciidoc adoc, aspectj, autohotkey ahk, autoit, avrasm, awk, axapta x++, bash sh zsh,
  basic, bnf, brainfuck bf, c h, cal, capnproto capnp, ceylon, clean icl dcl, clojure clj edn, clojure-repl,
  cmake cmake.in, coffeescript coffee cson iced, coq, cos cls, cpp cc c++ h++ hpp hh hxx cxx, crmsh crm pcmk,
  crystal cr, csharp cs c#, csp, css, d, dart, delphi dpr dfm pas pascal, diff patch, django jinja, dns bind zone,
  dockerfile docker, dos bat batch cmd, dsconfig, dts, dust dst, ebnf, elixir ex exs, elm, erb, erlang erl,
  erlang-repl, excel xlsx xls, fix, flix, fortran f90 f95, freedesktop desktop systemd, fsharp fs f#, gams gms,
  gauss gss, gcode nc, gherkin feature, glsl, gml, go golang, golo, gradle, graphql gql, groovy, haml,
  handlebars hbs html.hbs html.handlebars htmlbars, haskell hs, haxe hx, hsp, http https, hy hylang, inform7 i7,
  ini toml, irpf90, isbl, java jsp, javascript js jsx mjs cjs, jboss-cli wildfly-cli, json jsonc json5, julia,
  julia-repl jldoctest, kotlin kt kts ktm ktx, lasso lassoscript, latex tex, ldif, leaf, less, lisp,
  livecodeserver, livescript ls, llvm, lsl, lua pluto, makefile mk mak make, markdown md mkdown mkd,
  mathematica mma wl, matlab, maxima, mel, mercury m moo, mipsasm mips, mizar, mojolicious, monkey,
  moonscript moon, n1ql, nestedtext nt, nginx nginxconf, nim, nix nixos, node-repl, nsis,
  objectivec mm objc obj-c obj-c++ objective-c++, ocaml ml, openscad scad, oxygene, parser3, perl pl pm,
  pf pf.conf, pgsql postgres postgresql, php, php-template, plaintext text txt, pony, powershell pwsh ps ps1,
  processing pde, profile, prolog, properties, protobuf proto, puppet pp, purebasic pb pbi, python py gyp ipython,
  python-repl pycon, q k kdb, qml qt, r, reasonml re, rib, roboconf graph instances, routeros mikrotik, rsl,
  ruby rb gemspec podspec thor irb, ruleslanguage, rust rs, sas, scala, scheme scm, scilab sci, scss,
  shell console shellsession, smali, smalltalk st, sml, sqf, sql, stan stanfuncs, stata do ado,
  step21 p21 step stp, stylus styl, subunit, swift, taggerscript, tap, tcl tk, thrift, tp, twig craftcms,
  typescript ts tsx mts cts, vala, vbnet vb, vbscript vbs, vbscript-html, verilog v sv svh, vhdl, vim, wasm, wren,
  x86asm, xl tao, xml html xhtml rss atom xjb xsd xsl plist wsf svg, xquery xpath xq xqm, yaml yml, zephir zep
`

/** Words that authors use and highlight.js does not know, with the nearest grammar. */
const NEAREST = `
xml vue svelte astro wxml axml vue-html angular ejs htm, javascript node nodejs es6, typescript ets arkts,
python py3 python3 ipython3 pytorch, json json5 jsonl ndjson ipynb geojson, ini env dotenv conf cfg editorconfig,
x86asm asm nasm masm assembly, cpp cuda cu cuh metal, sql mysql sqlite tsql plsql hive, css wxss postcss,
scss sass, twig liquid njk nunjucks, shell terminal shell-session powershell-session, bash shellscript fish git git-bash,
objectivec objective-c, dockerfile containerfile, latex bibtex katex, makefile gnumakefile, protobuf proto3,
yaml clang-format, java jsp, csharp cshtml razor unity, verilog systemverilog, glsl hlsl wgsl, plaintext plain none
nohighlight no-highlight raw log csv tsv tree ascii output out pseudocode pseudo algorithm gitignore
`

/** Files that a file colours parts of its text with; without them `<script>` would stay plain. */
const NEEDS = `
asciidoc xml, clojure-repl clojure, coffeescript javascript, cos sql javascript xml, dart markdown, django xml,
dockerfile bash, dust xml, erb xml ruby, haml ruby, handlebars xml, http json, javascript xml css graphql,
julia-repl julia, livescript javascript, markdown xml, mojolicious xml perl, nix markdown, node-repl javascript,
parser3 xml, perl mojolicious, php-template xml php, python-repl python, qml xml, shell bash, tap yaml, twig xml,
typescript xml css graphql, vbscript-html xml vbscript, xml css javascript, xquery xml, yaml ruby
`

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split(/,\s*/)
    .map((row) => row.split(/\s+/))

export interface Languages {
  /** The name of highlight.js for an author's word, or undefined. */
  find(word: string): string | undefined
  /** The languages that must be registered before this one is used, itself included. */
  needsOf(name: string): readonly string[]
  /** Every word that {@link find} knows. */
  readonly words: Iterable<string>
}

export function createLanguages(): Languages {
  const names = new Map<string, string>()
  for (const [name = '', ...aliases] of [...rowsOf(NEAREST), ...rowsOf(KNOWN)])
    for (const word of [name, ...aliases]) names.set(word, name)
  const needs = new Map(rowsOf(NEEDS).map(([name = '', ...others]) => [name, others]))
  return {
    find: (word) => names.get(word.toLowerCase()),
    needsOf: (name) => {
      const all = new Set([name])
      for (const each of all) for (const other of needs.get(each) ?? []) all.add(other)
      return [...all]
    },
    words: [...names.keys()],
  }
}
