import type { Messages } from './catalogue.ts'
import { check } from './zh-CN/check.ts'
import { config } from './zh-CN/config.ts'
import { deploy } from './zh-CN/deploy.ts'
import { deployRemote } from './zh-CN/deploy-remote.ts'
import { extensions } from './zh-CN/extensions.ts'
import { files } from './zh-CN/files.ts'
import { general } from './zh-CN/general.ts'
import { guests } from './zh-CN/guests.ts'
import { markdown } from './zh-CN/markdown.ts'
import { maths } from './zh-CN/maths.ts'
import { road } from './zh-CN/road.ts'
import { routes } from './zh-CN/routes.ts'
import { scaffold } from './zh-CN/scaffold.ts'
import { server } from './zh-CN/server.ts'
import { source } from './zh-CN/source.ts'
import { theme } from './zh-CN/theme.ts'
import { usage } from './zh-CN/usage.ts'

/** Every problem in Chinese, by its code. A code or a parameter that English has not, or a code that is missing, does not compile. */
export const zhCN: Messages = {
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
