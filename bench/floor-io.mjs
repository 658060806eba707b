// The floor of reading and writing alone: reads every source and writes every file that the site has, nothing between.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const files = (folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile())
const [corpus, built, out] = process.argv.slice(2)
for (const name of files(join(corpus, 'source'))) readFileSync(join(corpus, 'source', name))
for (const name of files(built)) {
  mkdirSync(dirname(join(out, name)), { recursive: true })
  writeFileSync(join(out, name), Buffer.alloc(statSync(join(built, name)).size, 'x'))
}
