import { readFileSync } from 'node:fs'
import { BlogError, problem } from '../base/problem.ts'
import { type Algorithm, blobId } from './blob-id.ts'
import type { SentFile } from './files.ts'
import type { Git } from './git.ts'
import type { Tree } from './plan.ts'

/**
 * Makes a commit of a tree in one run of `git fast-import`: the bytes of the new files go in as they are (no filter, no
 * line endings, no attribute touches them), and no path and no message ever passes a shell or an argument.
 * @see https://git-scm.com/docs/git-fast-import
 */
export interface Draft {
  readonly tree: Tree
  /** Files whose content the repository lacks, by path. */
  readonly files: ReadonlyMap<string, SentFile>
  /** Blobs that are no file on disk, by path. */
  readonly texts: ReadonlyMap<string, string>
  readonly message: string
  readonly parent?: string
  readonly author: { readonly name: string; readonly email: string }
  readonly at: { readonly seconds: number /** `"+0800"` */; readonly offset: string }
}

const REF = 'refs/hanmo/draft'
const LINE = Buffer.from('\n')

/** Gives the id of the commit. @throws {BlogError} deploy-public-changed when a file is not what it was */
export async function writeCommit(git: Git, draft: Draft, algorithm: Algorithm): Promise<string> {
  // --force: the draft of the last deployment need not be an ancestor. Without `done` nothing is kept.
  const id = await git.must(['fast-import', '--quiet', '--done', '--force', '--date-format=raw'], {
    input: streamOf(draft, algorithm),
  })
  return id.trim()
}

async function* streamOf(draft: Draft, algorithm: Algorithm): AsyncGenerator<Uint8Array | string> {
  for (const text of draft.texts.values()) yield `blob\n${dataOf(text)}`
  for (const [path, file] of draft.files) {
    const content = readFileSync(file.file)
    if (blobId(content, algorithm) !== draft.tree.get(path)?.id) throw changed(path)
    yield Buffer.concat([Buffer.from(`blob\ndata ${content.length}\n`), content, LINE])
  }
  yield `commit ${REF}\nmark :1\n`
  yield `committer ${draft.author.name} <${draft.author.email}> ${draft.at.seconds} ${draft.at.offset}\n`
  yield dataOf(draft.message)
  if (draft.parent !== undefined) yield `from ${draft.parent}\n`
  yield 'deleteall\n'
  let lines = ''
  for (const [path, { mode, id }] of draft.tree) {
    lines += `M ${mode} ${id} ${quote(path)}\n`
    if (lines.length > 1 << 16) {
      yield lines
      lines = ''
    }
  }
  // The answer, on standard output, is the commit's id.
  yield `${lines}\nget-mark :1\ndone\n`
}

function dataOf(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}

function quote(path: string): string {
  const escaped = path.replace(/[\\"]/g, '\\$&').replace(/[\u0000-\u001f]/g, (char) => {
    return `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`
  })
  return `"${escaped}"`
}

function changed(path: string): BlogError {
  return new BlogError(problem('deploy-public-changed', { file: path }))
}
