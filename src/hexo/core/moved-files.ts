import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { idOf } from '../data/id.ts'
import type { Model } from '../data/model.ts'

/**
 * A script that moves an article's file saves its document with another source. An id follows from the source, so whoever
 * knows the earlier one finds the document by that as well. Where the file lies in no folder of articles, as one that was
 * put aside, it is found as it was saved, as long as the file is there.
 */
export function followFiles(hexo: any, model: Model): void {
  const moved = new Map<string, any>()
  model.schema.post('save', (document) => {
    const { _id, source } = document
    if (idOf(source) === _id) return
    for (const [earlier, { source: before }] of moved) if (idOf(before) === _id) moved.set(earlier, document)
    moved.set(_id, document)
  })
  model.elsewhere = (id) => {
    const document = moved.get(id)
    if (document === undefined) return undefined
    const now = idOf(document.source)
    if (model.has(now)) return model.findById(now)
    return existsSync(join(hexo.source_dir, document.source)) ? document : undefined
  }
}
