/** What `--help` says of each command: options by the name that commander gives them. */
export const help = {
  program: {
    description: '翰墨 hanmo: a static blog generator for Chinese technical writing.',
    usage: '<command> [options]',
    version: 'print the version',
    help: 'explain a command',
    forEvery: 'Options for every command:',
    options: {
      cwd: 'the folder of the site, instead of the one you are in',
      config: 'config files instead of _config.yml, with commas between them; later ones win',
      lang: 'the language of messages',
      safe: 'run no plugins, scripts or extensions: to see whether one of them is at fault',
      debug: 'say more, and show where a failure comes from',
      silent: 'print nothing but errors',
    },
    after: `
Examples:
  blog init my-blog            a new site in the folder my-blog
  blog new post "你好，世界"     a new post
  blog generate                the site, into public/
  blog help new                more about one command`,
  },
  /** What commander writes by itself: titles, and what stands behind a description. */
  headings: {
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Commands:': 'Commands:',
    'Global Options:': 'Options for every command:',
  } as Readonly<Record<string, string>>,
  options: '[options]',
  choices: (values: readonly string[]) => ` (choices: ${values.join(', ')})`,
  ofPlugins: 'Commands of plugins and scripts:',
  help: {
    description: 'explain a command, also of a plugin',
    command: 'which one',
    after: '\nExamples:\n  blog help new',
  },
  init: {
    description: 'make a new site in a folder, or add hanmo to a site made for Hexo',
    folder: 'where the site goes, made when it is missing',
    options: {
      yes: 'ask nothing, take the defaults, install packages and make a git repository',
      noInstall: 'install no packages',
      noGit: 'make no git repository',
    },
    after: `
On a terminal it asks for title, author, address, language and theme. Nothing is overwritten.

Examples:
  blog init my-blog          a new site in ./my-blog
  blog init                  a new site in this folder, or hanmo beside Hexo
  blog init my-blog --yes    without a question`,
  },
  new: {
    description: 'write a new post, page or draft from its scaffold',
    layout: 'post, page, draft or the name of a file in scaffolds/',
    title: 'the title; asked for when it is missing',
    usage: '[layout] <title> [options]',
    options: {
      path: 'where the file goes, below the folder of its layout',
      slug: 'the name of the file, instead of the title',
      replace: 'overwrite the file when it is there; otherwise a number is added',
      draft: 'put it into source/_drafts/',
      tags: 'tags, with commas between them',
      open: 'open the new file in your editor',
      set: 'write a key into the front matter; may be given again',
    },
    after: `
Examples:
  blog new post "反向传播的推导"                  source/_posts/反向传播的推导.md
  blog new "反向传播的推导" -s backprop -t 数学    with a short name and a tag
  blog new page 关于 --slug about                source/about/index.md
  blog new draft "还在构思"                      source/_drafts/还在构思.md
  blog new post "周报" --path 2024/week-18       source/_posts/2024/week-18.md`,
  },
  publish: {
    description: 'move a draft to source/_posts/, with its pictures',
    layout: 'the layout of the post, when it is not post',
    draft: 'its file name, path or title; the ending may be left out',
    usage: '[layout] <draft> [options]',
    options: { replace: 'overwrite a post of the same name; otherwise a number is added' },
    after: `
Examples:
  blog publish 还在构思             source/_drafts/还在构思.md becomes a post
  blog publish photo sunset       … with "layout: photo" in its front matter`,
  },
  generate: {
    description: 'make the site, from source/ into public/',
    options: {
      watch: 'stay, and make it again after every change',
      force: 'build everything again, without the cache',
      deploy: 'deploy it afterwards, if it has no errors',
      strict: 'treat warnings as errors: nothing is published while there is one',
      drafts: 'show drafts too',
      allowEmpty: 'publish a site without articles over one that had some',
      future: 'show posts dated in the future',
      noDerived: 'leave out the pictures in other sizes, for a quick build',
      concurrency: 'threads to work in; default: as many as make the build faster',
      profile: 'report where the time went: by stage, article, page, view',
      cpuProfile: "write V8's profile, for the developer tools of a browser; one thread",
      json: 'print a report for programs',
    },
    after: `
With an error nothing is published: public/ stays as the last good build left it, and the exit code is 1.

Examples:
  blog generate                    the site
  blog g --drafts --watch          with drafts, again after every change
  blog g --strict --silent         in CI: any warning fails the build
  blog g --config _config.yml,_config.staging.yml`,
  },
  server: {
    description: 'show the site in a browser; it follows every save',
    options: {
      port: 'the port; without it 4000, or the next that is free',
      host: 'the address to listen on; without it only this machine can see the site',
      allowedHosts: 'further names by which browsers may ask for it, with commas between them',
      open: 'open it in the browser',
      drafts: 'show drafts too',
      future: 'show posts dated in the future',
      static: 'show public/ as the last generate left it, and watch nothing',
      log: 'print every request',
    },
    after: `
Nothing is written into public/: each page is made when it is asked for, byte for byte as generate would make it.

Examples:
  blog server                      http://127.0.0.1:4000/
  blog s --drafts --open           with drafts, in the browser at once
  blog s --host 0.0.0.0            for a phone in the same network
  blog s --static                  what blog deploy would put online`,
  },
  check: {
    description: 'list what is wrong with the site: its texts, links, anchors, pictures',
    options: {
      strict: 'treat warnings as errors: the exit code is 1 while there is one',
      drafts: 'check drafts too',
      future: 'check posts dated in the future, too',
      twice: 'make every page a second time, from the last to the first, and name those that differ',
      watch: 'stay, and check again after every change',
      format: 'how to print it; github: as annotations of a change',
      json: 'print a list for programs, as --format json',
    },
    after: `
Every page is made as "blog generate" makes it, and read: links, anchors and pictures that lead nowhere, files that no
page shows, addresses that differ only in case, and whatever a build warns of. public/ is not touched, and no other site
is asked for anything. A comment in the line before silences one: <!-- blog-ignore link-missing -->

Examples:
  blog check                       before you publish
  blog check --drafts              with what you are still writing
  blog check --strict              fail on warnings too
  blog check --strict --format github   in GitHub Actions
  blog check --twice               after a change to a theme or an extension
  blog check --json | jq -r '.[].at.file'`,
  },
  explain: {
    description: 'explain what a problem means and how to fix it',
    code: 'its code, as the report shows it; without one, all codes are listed',
    after: `
Examples:
  blog explain link-missing      what it means, and ways to fix it
  blog explain                   all codes`,
  },
  deploy: {
    description: 'build the site and put it where deploy: in the config says',
    options: {
      generate: 'build before (the default: a build that changes nothing takes a moment)',
      noGenerate: 'send public/ as it is',
      dryRun: 'build, compare and show the changes, and send nothing',
      message: 'the message of the commit',
      only: 'one of several places; may be given again',
      yes: 'do not ask where more than half of the pages would go',
      force: 'go on where most of the branch or work of others would vanish',
      allowEmpty: 'deploy a site without articles where the last had some',
      forceHistory: 'replace the history of the branch by one commit',
      setup: 'write the file with which a host builds the site by itself',
    },
    after: `
The history of the branch is kept: each deployment is one commit on top, pushed without force. CNAME, .nojekyll and
what keep: lists stay on it. A build with errors is not deployed.

Examples:
  blog deploy                           build and deploy
  blog deploy --dry-run                 see what would change
  blog d -m "新文章：反向传播"             with a message of your own
  blog deploy --only github             to one of several places
  blog deploy --setup github            let GitHub build the site after every push`,
  },
  clean: {
    description: 'delete the generated files and the cache, and nothing that you put into public/',
    options: { derived: 'the pictures in other sizes too, which take longest to make' },
    after: `
It is never needed for a right result: generate removes what is out of date.

Examples:
  blog clean && blog generate    everything from the beginning`,
  },
  list: {
    description: 'list what the site holds, without building it',
    type: (types: string) => `what to list: ${types}`,
    usage: '<type> [options]',
    options: { json: 'print a list for programs' },
    after: `
Examples:
  blog list post                 date, title, file, categories and tags
  blog ls draft                  what waits in source/_drafts/
  blog list route                every address, and what it is made from
  blog list tag --json           for programs`,
  },
  render: {
    description: 'print the HTML that the Markdown of one file becomes',
    file: 'the file; - for what comes through a pipe',
    after: `
In a site its settings count, and links to its pictures and posts lead where they will. Outside, the defaults do.

Examples:
  blog render source/_posts/你好.md
  echo '$e^{i\\pi}$' | blog render -`,
  },
  config: {
    description: 'print the effective settings, or one of them',
    key: 'a key, with dots into groups: highlight.line_number',
    options: {
      json: 'print a single text as JSON too',
      where: 'say for each setting which file and line it comes from',
    },
    after: `
Examples:
  blog config                          everything, as JSON
  blog config url                      one setting
  blog config highlight.line_number    one inside a group
  blog config --where feed             the settings of a group, and who says them`,
  },
  theme: {
    description: 'list themes, add one, look at one, or copy a file of the theme to change it',
    action: 'what to do',
    name: 'the theme; with eject, the file: post, _partial/footer, css/mist',
    options: {
      replace: 'with eject: overwrite your copy',
      yes: 'with add: install the package without asking',
      port: 'with preview: the port',
      open: 'with preview: open it in the browser',
      json: 'with list: print a list for programs',
    },
    after: `
add installs the package hexo-theme-NAME where you say yes, and writes theme: NAME into _config.yml; comments stay.
preview changes no file. What lies in source/_theme/ takes the place of the theme's file of the same name.

Examples:
  blog theme                             the themes that there are, and the one in use
  blog theme preview landscape           this site, once, in another theme
  blog theme add next                    from npm: hexo-theme-next
  blog theme add hanmo-theme-paper       a package by its full name
  blog theme eject                       the files of the theme
  blog theme eject _partial/footer       a copy of one, in source/_theme/`,
  },
  completion: {
    description: 'print a script that completes commands, options and names of the site in your shell',
    shell: 'which shell',
    after: `
Examples:
  blog completion bash >> ~/.bashrc
  blog completion zsh >> ~/.zshrc
  blog completion fish > ~/.config/fish/completions/blog.fish
  blog completion powershell >> $PROFILE`,
  },
  version: {
    description: 'print the versions of hanmo, Node and the system',
    after: `
Examples:
  blog version           for a bug report
  blog --version         the number alone`,
  },
  /** What commander adds to its own sentence where a value is none. */
  wholeNumber: (p: { from: number; to: number }) => `It is a whole number from ${p.from} to ${p.to}.`,
}
