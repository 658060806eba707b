import type { Texts } from './en.ts'
import { building } from './zh-CN/building.ts'
import { deploying } from './zh-CN/deploying.ts'
import { help } from './zh-CN/help.ts'
import { ownerWords } from './zh-CN/owners.ts'
import { reporting } from './zh-CN/reporting.ts'
import { serving } from './zh-CN/serving.ts'
import { system } from './zh-CN/system.ts'
import { writing } from './zh-CN/writing.ts'

/** Whatever a user reads that is no problem, in Chinese. A text that is missing does not compile. */
export const texts: Texts = { help, writing, building, reporting, system, serving, deploying, owner: ownerWords }
