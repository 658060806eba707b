import { existsSync } from 'node:fs'
import { BlogError } from '../base/problem.ts'
import type { Project } from '../model/project.ts'
import { createPlainEngine } from '../road/engines.ts'
import { survey } from '../road/survey.ts'
import { emptyModels, fillData, fillModels } from './documents.ts'
import type { Host } from './host.ts'

/** A project's files → the documents of a host that has no build around it. @throws {BlogError} the first error in them */
export async function fillFrom(hexo: Host, project: Project, now: Date): Promise<void> {
  emptyModels(hexo)
  fillData(hexo, {})
  // A folder of an instance may be made later.
  if (!existsSync(project.folders.source)) return
  // Its routes are made by generators of the host.
  const extensions = [{ name: 'hexo', version: '', pages: () => [] }]
  const { world, problems } = await survey({ ...project, extensions }, createPlainEngine(now))
  const fault = problems.find(({ severity }) => severity === 'error')
  if (fault) throw new BlogError(fault)
  fillModels(hexo, world.site)
  fillData(hexo, world.site.data)
}
