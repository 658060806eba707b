import { check } from './en/check.ts'
import { config } from './en/config.ts'
import { deploy } from './en/deploy.ts'
import { deployRemote } from './en/deploy-remote.ts'
import { extensions } from './en/extensions.ts'
import { files } from './en/files.ts'
import { general } from './en/general.ts'
import { guests } from './en/guests.ts'
import { markdown } from './en/markdown.ts'
import { maths } from './en/maths.ts'
import { road } from './en/road.ts'
import { routes } from './en/routes.ts'
import { scaffold } from './en/scaffold.ts'
import { server } from './en/server.ts'
import { source } from './en/source.ts'
import { theme } from './en/theme.ts'
import { usage } from './en/usage.ts'

/** Every problem in English, by its code: one file for each area, so that a sentence is found where its kin are. */
export const en = {
  ...general,
  ...usage,
  ...files,
  ...config,
  ...extensions,
  ...guests,
  ...source,
  ...markdown,
  ...maths,
  ...theme,
  ...routes,
  ...road,
  ...server,
  ...scaffold,
  ...check,
  ...deploy,
  ...deployRemote,
}
