import type { Explanation } from '../explain.ts'

/** What is wrong in a text: links, pictures, formulas, code, HTML; and what `blog check` finds in finished pages. */
export const text = {
  'math-unclosed': [
    'A `$` or `$$` has no partner, so what follows is text. Nothing behind it is spoilt.',
    'Write the second one.',
    'Write `\\$` for a dollar.',
  ],
  'math-words': [
    'Words in a formula are set as a product of letters, with wrong spaces.',
    'Put them into `\\text{…}`.',
    'If it is no formula, write `\\$`.',
  ],
  'math-invalid': [
    'KaTeX cannot read the TeX, so the formula is shown as it was written.',
    'Look for a missing brace or a command that KaTeX does not have.',
    'Define commands of your own under `math.macros`.',
  ],
  'math-label-missing': [
    'A reference names an equation that is not in this article.',
    'Write `\\label{…}` into the equation.',
    'Correct the name in `\\eqref{…}`.',
  ],
  'math-escape': [
    'The formula was escaped for another Markdown. It is read as meant.',
    'Nothing has to be done; new formulas need no escapes.',
  ],
  'post-missing': [
    'The link names an article that does not exist, so readers would get to nowhere.',
    'Correct the path or the name.',
    'Remove the link.',
  ],
  'asset-missing': [
    'A tag names a file that is not beside the post.',
    'Put it into the folder that has the name of the post.',
    'Correct the name.',
  ],
  'image-source': ['The parentheses of a picture are empty.', 'Write its path there.'],
  'image-alt': [
    'Screen readers and feeds read out the description, and search engines know the picture by it.',
    'Write between the brackets what the picture shows.',
  ],
  'image-spaces': [
    'Markdown ends a path at a space.',
    'Put it between angle brackets: `![…](<a b.png>)`.',
    'Rename the file.',
  ],
  'image-missing': [
    'The page shows a broken picture.',
    'Put the file beside the article or below `source/`.',
    'Correct the path; upper and lower case count on a host.',
  ],
  'duplicate-id': [
    'A link can reach only the first of two places with one id.',
    'Write another id: `## Heading {#other}`.',
  ],
  'code-language': [
    'The language is not known, so the code has no colours.',
    'Correct its name: `python`, `bash`, `cpp`.',
    'Write `text` for plain text.',
  ],
  'include-missing': [
    '`include_code` names a file that is not there.',
    'Put it below `source/downloads/code/`.',
    'Correct the path.',
  ],
  'include-markdown': [
    '`<!-- md file.md -->` names a file that cannot stand there: it is missing, outside the folder, not in UTF-8, includes itself, or is too long; or the comment stands in code and is not shown.',
    'Put it below the folder that `include_markdown.dir` names.',
    'Correct the name; one with spaces stands in quotes: `<!-- md "my file.md" -->`.',
  ],
  'tags-in-text': [
    'A line such as `标签：论文` is only text, and lists do not know of it.',
    'Write `tags: [论文]` into the front matter.',
  ],
  'definition-duplicate': ['Two definitions have one name, and only the first counts.', 'Rename or delete one.'],
  'definition-unused': ['Nothing uses the definition, so a link may be missing in the text.', 'Use it, or delete it.'],
  'definition-missing': [
    'A link names a definition that is not there, so it stays text.',
    'Write the definition.',
    'Correct the name.',
  ],
  'definition-late': [
    'Markdown takes a definition right below a line of text for text.',
    'Put a blank line before it.',
  ],
  'emphasis-product': [
    'Two asterisks made a product italic and vanished.',
    'Write `\\*`.',
    'Put it between `$` or backticks.',
  ],
  'emphasis-spaces': ['Asterisks with a space inside are no emphasis.', 'Delete the spaces: `**x**`.'],
  'fence-unclosed': [
    'Everything below is shown as code, or all the rest of the list item or quotation that it is in.',
    'Close the block with the same fence on a line of its own.',
  ],
  'heading-space': [
    '`##标题` is text in Markdown.',
    'Write a space behind the `#`.',
    'Set `markdown.lenient_headings: true` for a whole old site.',
  ],
  'table-cells': [
    'A row has more cells than the table, and the last ones are not shown.',
    'Write `\\|` for a bar inside a cell.',
    'Add a column to the head.',
  ],
  'table-columns': [
    'The line of dashes does not fit the head, so this is no table.',
    'Give both the same number of cells.',
  ],
  'footnote-duplicate': ['Two footnotes have one name, and only the first counts.', 'Rename one.'],
  'footnote-missing': ['The text refers to a footnote that is not there.', 'Write it: `[^1]: …`.'],
  'footnote-unused': ['No reader ever sees this footnote.', 'Refer to it in the text, or delete it.'],
  'container-unclosed': ['The box holds all that follows.', 'Close it with `:::` on a line of its own.'],
  'tag-unclosed': ['A tag with a body has no end, so it stays text.', 'Write the end on a line of its own.'],
  'tag-unknown': [
    'No tag of this name is known here, so it is shown as it was typed.',
    'Write it as Markdown or HTML.',
    'Install the plugin that has it, on a site of Hexo’s.',
    'Make it with an extension.',
  ],
  'tag-arguments': ['The tag cannot be understood with these arguments.', 'Compare them with `docs/writing.md`.'],
  'tag-failed': [
    'The tag’s code failed.',
    'Correct its arguments.',
    'For a tag of an extension or plugin, look at its code with `--debug`.',
  ],
  'html-unknown': [
    'A word in angle brackets is no element, and is shown as text.',
    'Put it between backticks, if it is code.',
  ],
  'html-unclosed': [
    'An element or comment has no end; it is closed where its block ends.',
    'Write its end tag.',
    'Put it between backticks, if it is code.',
  ],
  'html-stray': [
    'An end without a beginning, or an element of the whole page, does not belong into an article.',
    'Delete it.',
  ],
  'link-missing': [
    'The link leads to an address that this site does not have: readers see a 404.',
    'Correct the address; `blog list route` shows all.',
    'Link to the file of the article: the address then follows.',
    'Add the old address to `aliases` of the article that is meant.',
  ],
  'anchor-missing': [
    'The page is there, but nothing on it has that id, so the link leads to its top.',
    'Correct the id; it is made of the heading’s words.',
    'Fix it with `{#id}` behind the heading.',
  ],
  'file-missing': [
    'The page needs a script, style or other file that is not published.',
    'Put it below `source/`, or correct the address.',
  ],
  'image-unsized': [
    'Browsers know the size of a picture only when it is there; until then the text stands higher, and then it jumps. Pictures in Markdown get their size by themselves.',
    'Write `![…](…)`.',
    'Give the `<img>` its `width` and `height` in pixels; styles may still make it smaller.',
  ],
  'image-position': [
    'What cameras write is taken out of files. A picture that stands in the text itself, as `data:`, is published as it is written there.',
    'Save it as a file below `source/`, and show that.',
    'Take the data out with another program, and paste the picture again.',
  ],
  'image-heavy': [
    'Readers on the road wait for it, and pay for it.',
    'Run `npm install sharp`: pages then offer photos and screenshots in several widths.',
    'Make the picture smaller, or a film of what moves.',
    'Set `images.budget`, in kilobytes; 0 for no limit.',
  ],
  'asset-unused': [
    'The file is published and costs space, and no page shows it.',
    'Delete it, or show it.',
    'Leave it, if other sites link to it.',
  ],
} as const satisfies Readonly<Record<string, Explanation>>
