import type { Translated } from '../catalogue.ts'
import type { general as english } from '../en/general.ts'
import { ownerWords } from '../texts/zh-CN/owners.ts'

/** What belongs to no area, and what is said around other sentences. */
export const general: Translated<typeof english> = {
  more: (p) => ({ message: `${p.message}（同样的问题还有 ${p.count} 处。）` }),
  by: (p) => ({ message: `${p.message}（发生在扩展“${p.extension}”的钩子“${p.hook}”里。）` }),
  during: (p) => ({ message: `${p.message}（发生在渲染${ownerWords(p.owner)}时。）` }),
}
