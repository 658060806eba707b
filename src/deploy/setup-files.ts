import type { Texts } from '../messages/texts/en.ts'

/**
 * The files with which hosts build a site: each installs with `npm ci`, keeps the cache between runs where the host
 * can, and publishes only what a good build made (a build with errors ends the run).
 */

export type Host = 'github' | 'gitlab' | 'cloudflare' | 'netlify' | 'vercel'

export interface CiFacts {
  /** Of the site's folder. */
  readonly name: string
  /** From the root of the repository, posix; `""` when the site is the repository. */
  readonly folder: string
  /** From the site, posix: `"public"`. */
  readonly publicDir: string
  readonly cacheDir: string
  /** The branch of the sources. */
  readonly branch: string
  readonly wholeHistory: boolean
  /** `"2024-05-06"`. */
  readonly day: string
}

interface CiFile {
  readonly path: string
  /** Whose root `path` starts from. */
  readonly place: 'repository' | 'site'
  readonly text: string
  readonly steps: readonly SetupStep[]
}

/** What is left to do by hand, in this folder of the repository where that matters. */
export interface SetupStep {
  readonly step: keyof Texts['deploying']['setup']['steps']
  readonly folder?: string
}

const NODE = '24'

export const CI_FILES: Readonly<Record<Host, (facts: CiFacts) => CiFile>> = {
  github: (facts) => ({
    path: '.github/workflows/pages.yml',
    place: 'repository',
    steps: [{ step: 'github' }, { step: 'commit' }],
    text: githubWorkflow(facts),
  }),

  gitlab: ({ folder, publicDir, cacheDir, wholeHistory }) => ({
    path: '.gitlab-ci.yml',
    place: 'repository',
    steps: [{ step: 'gitlab' }, { step: 'gitlab-domain' }],
    text: `# Builds the blog and publishes it on GitLab Pages after every push to the default branch.
pages:
  image: node:${NODE}
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH${when(
      wholeHistory,
      `
  variables:
    # Dates of changes come from the history.
    GIT_DEPTH: 0`,
    )}
  cache:
    key: blog
    paths:
      - ${JSON.stringify(within(folder, '.npm/'))}
      # What the last build remembered: only what changed is made again.
      - ${JSON.stringify(within(folder, `${cacheDir}/`))}
  script:${when(
    folder !== '',
    `
    - cd ${JSON.stringify(folder)}`,
  )}
    - npm ci --cache .npm --prefer-offline
    - npx blog generate
  pages:
    publish: ${JSON.stringify(within(folder, publicDir))}
  artifacts:
    paths:
      - ${JSON.stringify(within(folder, publicDir))}
`,
  }),

  cloudflare: ({ name, folder, publicDir, day }) => ({
    path: 'wrangler.jsonc',
    place: 'site',
    steps: [
      { step: 'commit' },
      { step: 'cloudflare' },
      { step: 'cloudflare-commands', folder },
      { step: 'cloudflare-cache' },
    ],
    text: `// Publishes the blog on Cloudflare: static files, no code of our own.
{
  "name": ${JSON.stringify(workerName(name))},
  "compatibility_date": ${JSON.stringify(day)},
  "assets": {
    "directory": ${JSON.stringify(`./${publicDir}`)},
    "not_found_handling": "404-page"
  }
}
`,
  }),

  netlify: ({ folder, publicDir, cacheDir }) => ({
    path: 'netlify.toml',
    place: 'repository',
    steps: [{ step: 'commit' }, { step: 'netlify' }],
    text: `# Builds the blog and publishes it on Netlify after every push.
[build]${when(
      folder !== '',
      `
  base = ${JSON.stringify(folder)}`,
    )}
  command = "npm ci && npx blog generate"
  publish = ${JSON.stringify(publicDir)}

[build.environment]
  NODE_VERSION = "${NODE}"

# What the last build remembered: only what changed is made again.
[[plugins]]
  package = "netlify-plugin-cache"
  [plugins.inputs]
    paths = [${JSON.stringify(cacheDir)}]
`,
  }),

  vercel: ({ folder, publicDir, cacheDir }) => {
    // Vercel keeps node_modules/ between runs and nothing else, and "npm ci" empties that folder.
    const kept = 'node_modules/.cache/blog'
    return {
      path: 'vercel.json',
      place: 'site',
      steps: [{ step: 'commit' }, { step: 'vercel', folder }],
      text: `${JSON.stringify(
        {
          $schema: 'https://openapi.vercel.sh/vercel.json',
          framework: null,
          installCommand: `if [ -d ${kept} ]; then rm -rf ${cacheDir} && mv ${kept} ${cacheDir}; fi && npm ci`,
          buildCommand: `npx blog generate && mkdir -p ${kept} && cp -R ${cacheDir}/. ${kept}`,
          outputDirectory: publicDir,
          trailingSlash: true,
        },
        null,
        2,
      )}
`,
    }
  },
}

function githubWorkflow({ folder, publicDir, cacheDir, branch, wholeHistory }: CiFacts): string {
  return `# Builds the blog and publishes it on GitHub Pages after every push to ${branch}.
name: Pages

on:
  push:
    branches: [${JSON.stringify(branch)}]
  workflow_dispatch:

permissions:
  contents: read
  pages: write
  id-token: write

# One at a time; a run that publishes is never cut off.
concurrency:
  group: pages
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-latest${when(
      folder !== '',
      `
    defaults:
      run:
        working-directory: ${JSON.stringify(folder)}`,
    )}
    steps:
      - uses: actions/checkout@v6${when(
        wholeHistory,
        `
        with:
          # Dates of changes come from the history.
          fetch-depth: 0`,
      )}
      - uses: actions/setup-node@v6
        with:
          node-version: ${NODE}
          cache: npm${when(
            folder !== '',
            `
          cache-dependency-path: ${JSON.stringify(`${folder}/package-lock.json`)}`,
          )}
      # What the last build remembered: only what changed is made again.
      - uses: actions/cache@v5
        with:
          path: ${JSON.stringify(within(folder, cacheDir))}
          key: blog-\${{ github.sha }}
          restore-keys: blog-
      - run: npm ci
      - run: npx blog generate
      - uses: actions/upload-pages-artifact@v4
        with:
          path: ${JSON.stringify(within(folder, publicDir))}

${GITHUB_DEPLOY}`
}

const GITHUB_DEPLOY = `  deploy:
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v4
`

function when(condition: boolean, text: string): string {
  return condition ? text : ''
}

function within(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`
}

/** What Cloudflare takes as a name: lower case, digits, dashes. */
function workerName(name: string): string {
  const clean = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 54)
  return clean === '' ? 'blog' : clean
}
