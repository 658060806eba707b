import { building } from './en/building.ts'
import { deploying } from './en/deploying.ts'
import { help } from './en/help.ts'
import { ownerWords } from './en/owners.ts'
import { reporting } from './en/reporting.ts'
import { serving } from './en/serving.ts'
import { system } from './en/system.ts'
import { writing } from './en/writing.ts'

/** Whatever a user reads that is no problem, in English: help, questions, summaries, the preview. One file for each area. */
export const texts = { help, writing, building, reporting, system, serving, deploying, owner: ownerWords }

/** What another language has to give: the same texts, and functions of the same small parameters. */
export type Texts = typeof texts
