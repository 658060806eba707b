import { describe, expect, it } from 'vitest'
import { blog, filesOf, sampleSite } from './command.ts'

describe('the same sources', () => {
  it('give the same bytes in every time zone, locale and folder, and when built twice', () => {
    const build = (env: Record<string, string>) => {
      const folder = sampleSite()
      expect(blog(folder, ['generate'], env).code).toBe(0)
      return { folder, files: filesOf(`${folder}/public`) }
    }
    const first = build({ TZ: 'UTC', LC_ALL: 'C' })
    expect(first.files.size).toBeGreaterThan(100)
    for (const env of [
      { TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8' },
      { TZ: 'America/New_York', LANG: 'tr_TR.UTF-8' },
    ]) {
      const { files } = build(env)
      expect([...files.keys()]).toEqual([...first.files.keys()])
      expect([...files].filter(([path, bytes]) => !first.files.get(path)?.equals(bytes)).map(([path]) => path)).toEqual(
        [],
      )
    }
    expect(blog(first.folder, ['generate', '--force'], { TZ: 'Asia/Tokyo' }).code).toBe(0)
    expect(filesOf(`${first.folder}/public`)).toEqual(first.files)
  })
})
