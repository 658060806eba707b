import type { Area } from '../words.ts'

/** What is wrong in an article's text: links, pictures, headings, footnotes, code, HTML. */
export const markdown = {
  'post-missing': (p: { kind: 'file' | 'title' | 'name'; name: string }) =>
    p.kind === 'file'
      ? {
          message: `The link leads to "${p.name}", and there is no such article.`,
          hint: 'Write the path from this file, "other.md", or from the source folder, "/_posts/other.md".',
        }
      : {
          message: `There is no post "${p.name}".`,
          hint:
            p.kind === 'title'
              ? 'Write the title of the post or the name of its file.'
              : 'Write the name of its file without the ending.',
        },
  'asset-missing': (p: { file: string }) => ({
    message: `There is no file "${p.file}" beside this post.`,
    hint: 'Put it into the folder that has the name of the post.',
  }),
  'image-source': () => ({
    message: 'This picture names no file.',
    hint: 'Write its path between the parentheses.',
  }),
  'image-alt': () => ({
    message: 'This picture has no description, so those who cannot see it learn nothing.',
    hint: 'Say between the brackets what it shows.',
  }),
  'image-spaces': (p: { alt: string; path: string }) => ({
    message: `The picture "${p.path}" stays text, because its path contains a space.`,
    hint: `Write "![${p.alt}](<${p.path}>)".`,
  }),
  'duplicate-id': (p: { of: 'label' | 'heading' | 'page'; id: string }) => ({
    message: {
      label: `The label "${p.id}" is given to more than one equation, so references reach only the first.`,
      heading: `The id "${p.id}" is given to more than one heading, so links reach only the first.`,
      page: `The id "${p.id}" is given twice on this page, so links reach only the first.`,
    }[p.of],
    hint: `Choose another ${p.of === 'label' ? 'label' : 'id'} for one of them.`,
  }),
  'code-language': (p: { language: string; near?: string | undefined }) => ({
    message: `No grammar is known for the language "${p.language}", so the code is not highlighted.`,
    hint: `${p.near === undefined ? '' : `Did you mean "${p.near}"? `}Write "text" for plain code.`,
  }),
  'include-missing': (p: { file: string; folder: string }) => ({
    message: `The file "${p.file}" is not in ${p.folder}.`,
    hint: `Put it below "${p.folder}", or correct the path.`,
  }),
  'include-markdown': (p: {
    file: string
    folder: string
    fault: 'missing' | 'outside' | 'circle' | 'size' | 'folder' | 'link' | 'encoding' | 'hidden'
    files: readonly string[]
  }) => ({
    message: {
      missing: `The file "${p.file}" is not in ${p.folder}, so nothing is included.`,
      outside: `"${p.file}" is not below ${p.folder}, or hidden, so it is not included.`,
      circle: `"${p.file}" includes itself: ${p.files.join(' → ')}.`,
      size: `With "${p.file}" the article is too long, so it is not included.`,
      folder: `"include_markdown.dir" is ${JSON.stringify(p.folder)}, which is no folder below the site's, so "${p.file}" is not included.`,
      link: `A link on the way to "${p.file}" leads out of the source folder, so it is not included.`,
      encoding: `"${p.file}" is not text in UTF-8, so it is not included.`,
      hidden: `"${p.file}" is not included, since this comment stands in code; on the page nobody sees it.`,
    }[p.fault],
    hint: {
      missing: `Put it below "${p.folder}" ("include_markdown.dir"), or correct the name.`,
      outside: `Put it below "${p.folder}" ("include_markdown.dir"), or correct the name.`,
      circle: 'Take one of them out.',
      size: 'Look for files that include others again and again, or raise "limits.post_size".',
      folder: 'Write a folder as seen from the site, such as "source/_template".',
      link: 'Put a copy here, or list the folder it leads to under `link_folders` in _config.yml.',
      encoding: 'Save it as UTF-8.',
      hidden: 'Put it outside of the code; to show the comment itself, put it between backticks or into a fence.',
    }[p.fault],
  }),
  'tags-in-text': (p: { line: string; key: string; names: readonly string[] }) => ({
    message: `"${p.line}" is only text: no page of the site lists this post under it.`,
    hint: `Write "${p.key}: [${p.names.join(', ')}]" into the front matter.`,
  }),
  'definition-duplicate': (p: { name: string }) => ({
    message: `The link "${p.name}" is defined twice; the first one counts.`,
    hint: 'Give one of them another name.',
  }),
  'definition-unused': (p: { name: string }) => ({
    message: `Nothing uses the definition "[${p.name}]".`,
    hint: `Write "[文字][${p.name}]" where it belongs, or delete it.`,
  }),
  'definition-missing': (p: { name: string; whole: string }) => ({
    message: `There is no definition "[${p.name}]", so "${p.whole}" stays text.`,
    hint: `Write "[${p.name}]: 地址" on a line of its own after a blank line.`,
  }),
  'definition-late': (p: { name: string }) => ({
    message: `The definition "[${p.name}]" follows a line of text directly, so it is text too.`,
    hint: 'Put a blank line before it.',
  }),
  'emphasis-product': (p: { text: string }) => ({
    message: `The asterisks around "${p.text}" made it italic; in a product they should stay.`,
    hint: 'Write "\\*", or put the product between backticks or dollars.',
  }),
  'emphasis-spaces': (p: { text: string }) => ({
    message: `"${p.text}" stays text: there may be no space between the asterisks and the words.`,
    hint: 'Delete the spaces inside the asterisks.',
  }),
  'fence-unclosed': (p: { fence: string; inside: boolean }) => ({
    message: p.inside
      ? 'This code block is never closed, so all the rest of its list item or quotation is code.'
      : 'This code block is never closed, so everything below it is code.',
    hint: `Write "${p.fence}" on a line of its own after the last line of code.`,
  }),
  'heading-space': (p: { marks: string; fixed: string }) => ({
    message: `This line begins with "${p.marks}" but is not a heading, since a space is missing.`,
    hint: `Write "${p.fixed}", or "\\${p.marks}" for the sign itself.`,
  }),
  'table-cells': (p: { cells: number; columns: number }) => ({
    message: `This row has ${p.cells} cells and its table ${p.columns} columns, so the last ${p.cells - p.columns === 1 ? 'cell is' : 'cells are'} not shown.`,
    hint: 'Write "\\|" for a bar inside a cell, or add a column to the head.',
  }),
  'table-columns': (p: { columns: number; cells: number }) => ({
    message: `The line of dashes has ${p.columns} columns and the head above it ${p.cells}, so this is not a table.`,
    hint: 'Write as many groups of dashes as the head has cells.',
  }),
  'footnote-duplicate': (p: { label: string }) => ({
    message: `The footnote "${p.label}" is defined twice; the first one counts.`,
    hint: 'Give one of them another name.',
  }),
  'footnote-missing': (p: { label: string }) => ({
    message: `There is no footnote "${p.label}", so "[^${p.label}]" stays text.`,
    hint: `Write "[^${p.label}]: …" on a line of its own.`,
  }),
  'footnote-unused': (p: { label: string }) => ({
    message: `Nothing refers to the footnote "${p.label}", so no reader sees it.`,
    hint: `Write "[^${p.label}]" where it belongs, or delete it.`,
  }),
  'container-unclosed': (p: { kind: string }) => ({
    message: `The container "${p.kind}" is never closed, so it contains everything that follows.`,
    hint: 'Write ":::" on a line of its own after its last line.',
  }),
  'tag-unclosed': (p: { tag: string }) => ({
    message: `The tag "${p.tag}" has no {% end${p.tag} %} on a line of its own, so it stays text.`,
    hint: `Write {% end${p.tag} %} after its body.`,
  }),
  'tag-unknown': (p: {
    tag: string
    near?: string | undefined
    giver?: string | undefined
    lines: readonly number[]
    more: number
  }) => ({
    message: `There is no tag "${p.tag}"${p.giver === undefined ? '' : ` (${p.giver} has it)`}, so it stays text${
      p.lines.length === 0 ? '' : `, also in line ${p.lines.join(', ')}${p.more > 0 ? ` and ${p.more} more` : ''}`
    }.`,
    hint:
      p.near === undefined
        ? 'Write it as Markdown or HTML, or make the tag with an extension: docs/extensions.md.'
        : `Did you mean "${p.near}"?`,
  }),
  'tag-arguments': (p: { tag: string }) => ({
    message: `The arguments of the tag "${p.tag}" cannot be understood, so it stays text.`,
    hint: 'docs/writing.md says what it takes.',
  }),
  'tag-failed': (p: { tag: string; error: string }) => ({
    message: `The tag "${p.tag}" failed: ${p.error}.`,
    hint: 'Correct its arguments.',
  }),
  'html-unknown': (p: { tag: string }) => ({
    message: `${p.tag} is read as text and not as HTML.`,
    hint: `Write "\`${p.tag.slice(1, -1)}\`".`,
  }),
  'html-unclosed': (p: { why: 'comment' | 'tag' | 'block'; tag: string }) => ({
    message: {
      comment: 'This comment is never closed.',
      tag: `The tag "<${p.tag}" is never closed.`,
      block: `"<${p.tag}>" is not closed in the block that it begins in.`,
    }[p.why],
    hint: `Write "${p.why === 'comment' ? '-->' : `</${p.tag}>`}" where it ends, or put it between backticks.`,
  }),
  'html-stray': (p: { why: 'page' | 'end'; tag: string }) => ({
    message:
      p.why === 'page'
        ? `"<${p.tag}>" belongs to the page and not to an article.`
        : `"</${p.tag}>" closes nothing and is left out.`,
    hint: 'Delete it, or put it between backticks.',
  }),
} satisfies Area
