import type { Translated } from '../catalogue.ts'
import type { markdown as english } from '../en/markdown.ts'

/** What is wrong in an article's text: links, pictures, headings, footnotes, code, HTML. */
export const markdown: Translated<typeof english> = {
  'post-missing': (p) =>
    p.kind === 'file'
      ? {
          message: `链接指向“${p.name}”，但没有这篇文章。`,
          hint: '请写相对于本文件的路径（other.md），或从源文件夹开始的路径（/_posts/other.md）。',
        }
      : {
          message: `没有文章“${p.name}”。`,
          hint: p.kind === 'title' ? '请写文章的标题或文件名。' : '请写不带扩展名的文件名。',
        },
  'asset-missing': (p) => ({
    message: `这篇文章旁边没有文件“${p.file}”。`,
    hint: '把它放到与文章同名的文件夹里。',
  }),
  'image-source': () => ({
    message: '这张图片没有写文件。',
    hint: '在圆括号里写上它的路径。',
  }),
  'image-alt': () => ({
    message: '这张图片没有说明文字，看不到图片的读者就不知道是什么。',
    hint: '在方括号里写明图片的内容。',
  }),
  'image-spaces': (p) => ({
    message: `图片“${p.path}”的路径里有空格，所以只会显示成文字。`,
    hint: `请写成 ![${p.alt}](<${p.path}>)。`,
  }),
  'duplicate-id': (p) => ({
    message: {
      label: `有多个公式使用标记（label）“${p.id}”，引用只会指向第一个。`,
      heading: `有多个标题使用 id“${p.id}”，链接只会指向第一个。`,
      page: `id“${p.id}”在本页出现了两次，链接只会指向第一个。`,
    }[p.of],
    hint: `给其中一个换一个${p.of === 'label' ? '标记' : ' id'}。`,
  }),
  'code-language': (p) => ({
    message: `不认识语言“${p.language}”，代码不会高亮。`,
    hint: `${p.near === undefined ? '' : `是不是“${p.near}”？`}纯文本请写 text。`,
  }),
  'include-missing': (p) => ({
    message: `${p.folder} 里没有文件“${p.file}”。`,
    hint: `把它放到“${p.folder}”下，或改正路径。`,
  }),
  'include-markdown': (p) => ({
    message: {
      missing: `${p.folder} 里没有文件“${p.file}”，所以什么也没有引入。`,
      outside: `“${p.file}”不在 ${p.folder} 下面，或者是隐藏文件，所以没有引入。`,
      circle: `“${p.file}”引入了自己：${p.files.join(' → ')}。`,
      size: `加上“${p.file}”，文章就太长了，所以没有引入。`,
      folder: `“include_markdown.dir”是 ${JSON.stringify(p.folder)}，不是站点下面的文件夹，所以没有引入“${p.file}”。`,
      link: `“${p.file}”的路径上有链接通到源文件夹之外，所以没有引入。`,
      encoding: `“${p.file}”不是 UTF-8 文本，所以没有引入。`,
      hidden: `这条注释在代码里，所以没有引入“${p.file}”；页面上谁也看不到它。`,
    }[p.fault],
    hint: {
      missing: `放到“${p.folder}”下（“include_markdown.dir”），或改正名字。`,
      outside: `放到“${p.folder}”下（“include_markdown.dir”），或改正名字。`,
      circle: '去掉其中一处。',
      size: '看看有没有文件反复引入别的文件；或调大“limits.post_size”。',
      folder: '写从站点文件夹算起的文件夹，如“source/_template”。',
      link: '在这里放一份拷贝，或把它指向的文件夹列在 _config.yml 的 `link_folders` 里。',
      encoding: '另存为 UTF-8。',
      hidden: '放到代码外面；想显示注释本身，就写在反引号之间或代码块里。',
    }[p.fault],
  }),
  'tags-in-text': (p) => ({
    message: `“${p.line}”只是正文：网站不会把这篇文章归到它下面。`,
    hint: `请在 front matter 里写 ${p.key}: [${p.names.join(', ')}]。`,
  }),
  'definition-duplicate': (p) => ({
    message: `链接“${p.name}”定义了两次，以第一次为准。`,
    hint: '给其中一个换个名字。',
  }),
  'definition-unused': (p) => ({
    message: `没有地方用到定义“[${p.name}]”。`,
    hint: `在该用的地方写 [文字][${p.name}]，或删掉它。`,
  }),
  'definition-missing': (p) => ({
    message: `没有定义“[${p.name}]”，所以“${p.whole}”只会显示成文字。`,
    hint: `空一行，再单独写一行 [${p.name}]: 地址。`,
  }),
  'definition-late': (p) => ({
    message: `定义“[${p.name}]”紧跟在一行正文后面，所以它也成了正文。`,
    hint: '在它前面空一行。',
  }),
  'emphasis-product': (p) => ({
    message: `“${p.text}”两边的星号使它成了斜体；如果是乘号，应当原样保留。`,
    hint: '请写 \\*，或把乘式放进反引号或美元符号里。',
  }),
  'emphasis-spaces': (p) => ({
    message: `“${p.text}”只会显示成文字：星号和文字之间不能有空格。`,
    hint: '删掉星号内侧的空格。',
  }),
  'fence-unclosed': (p) => ({
    message: p.inside
      ? '这个代码块没有结束，所在列表项或引用的其余内容全都成了代码。'
      : '这个代码块没有结束，下面的内容全都成了代码。',
    hint: `在最后一行代码后面单独写一行 ${p.fence}。`,
  }),
  'heading-space': (p) => ({
    message: `这一行以“${p.marks}”开头，却不是标题，因为少了一个空格。`,
    hint: `请写“${p.fixed}”；如果就是要这个符号，请写“\\${p.marks}”。`,
  }),
  'table-cells': (p) => ({
    message: `这一行有 ${p.cells} 格，而表格只有 ${p.columns} 列，最后 ${p.cells - p.columns} 格不会显示。`,
    hint: '单元格里的竖线请写 \\|，或给表头加一列。',
  }),
  'table-columns': (p) => ({
    message: `分隔线有 ${p.columns} 列，而上面的表头有 ${p.cells} 格，所以这不是表格。`,
    hint: '分隔线的段数要和表头的格数一样。',
  }),
  'footnote-duplicate': (p) => ({
    message: `脚注“${p.label}”定义了两次，以第一次为准。`,
    hint: '给其中一个换个名字。',
  }),
  'footnote-missing': (p) => ({
    message: `没有脚注“${p.label}”，所以“[^${p.label}]”只会显示成文字。`,
    hint: `单独写一行 [^${p.label}]: …。`,
  }),
  'footnote-unused': (p) => ({
    message: `没有地方引用脚注“${p.label}”，读者看不到它。`,
    hint: `在该用的地方写 [^${p.label}]，或删掉它。`,
  }),
  'container-unclosed': (p) => ({
    message: `容器“${p.kind}”没有结束，后面的内容都被包了进去。`,
    hint: '在它的最后一行后面单独写一行 :::。',
  }),
  'tag-unclosed': (p) => ({
    message: `标签“${p.tag}”没有单独成行的 {% end${p.tag} %}，所以只会显示成文字。`,
    hint: `在它的内容后面写 {% end${p.tag} %}。`,
  }),
  'tag-unknown': (p) => ({
    message: `没有标签“${p.tag}”${p.giver === undefined ? '' : `（由 ${p.giver} 提供）`}，所以只会显示成文字${
      p.lines.length === 0 ? '' : `；另外还有第 ${p.lines.join('、')} 行${p.more > 0 ? `和其他 ${p.more} 处` : ''}`
    }。`,
    hint:
      p.near === undefined
        ? '改用 Markdown 或 HTML，或用扩展实现这个标签：docs/zh/extensions.md。'
        : `是不是“${p.near}”？`,
  }),
  'tag-arguments': (p) => ({
    message: `标签“${p.tag}”的参数无法理解，所以只会显示成文字。`,
    hint: '它接受哪些参数，见 docs/zh/writing.md。',
  }),
  'tag-failed': (p) => ({
    message: `标签“${p.tag}”失败：${p.error}。`,
    hint: '改正它的参数。',
  }),
  'html-unknown': (p) => ({
    message: `${p.tag} 会当成文字，而不是 HTML。`,
    hint: `请写 \`${p.tag.slice(1, -1)}\`。`,
  }),
  'html-unclosed': (p) => ({
    message: {
      comment: '这段注释没有结束。',
      tag: `标签“<${p.tag}”没有写完。`,
      block: `“<${p.tag}>”在它所在的块里没有结束。`,
    }[p.why],
    hint: `在该结束的地方写 ${p.why === 'comment' ? '-->' : `</${p.tag}>`}，或把它放进反引号里。`,
  }),
  'html-stray': (p) => ({
    message: p.why === 'page' ? `“<${p.tag}>”属于整个页面，不属于文章。` : `“</${p.tag}>”没有对应的开始标签，已忽略。`,
    hint: '删掉它，或把它放进反引号里。',
  }),
}
