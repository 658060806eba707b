import { join } from 'node:path'
import { readChecked, writeChecked } from '../base/checked-file.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { Folders } from '../model/project.ts'

/**
 * A site without articles → whether it may replace the one that stands in `public/`. Far more often a folder is missing,
 * or a key of the config is wrong, than a whole site is meant to go.
 */

interface Found {
  /** How many posts and pages the site has now. */
  readonly articles: number
  readonly allowEmpty: boolean
}

/** @param problems what the build found so far; those that `allowEmpty` forgives are taken out */
export function checkEmptied(folders: Folders, problems: readonly Problem[], found: Found): Problem[] {
  if (found.allowEmpty) return problems.filter(({ code }) => code !== 'source-missing')
  const before = found.articles > 0 || problems.some(({ code }) => code === 'source-missing') ? 0 : articlesOf(folders)
  return [...problems, ...(before > 0 ? [problem('site-emptied', { before })] : [])]
}

/** Keeps, for the next build, how many articles the site had that was just published. */
export function rememberArticles(folders: Folders, articles: number): void {
  if (articlesOf(folders) !== articles) writeChecked(fileOf(folders), purposeOf(folders), String(articles))
}

/** Whether this is the first time that the site has articles to publish, as far as is remembered. */
export const isFirstTime = (folders: Folders): boolean => articlesOf(folders) === 0

/** 0 where nothing was published yet, or the memory of it is gone. */
function articlesOf(folders: Folders): number {
  return Number(readChecked(fileOf(folders), purposeOf(folders)) ?? 0)
}

const fileOf = (folders: Folders): string => join(folders.cache, 'articles')

/** What was published in one folder says nothing of another. */
const purposeOf = ({ public: folder, site }: Folders) => ['articles in', folder.slice(site.length)]
