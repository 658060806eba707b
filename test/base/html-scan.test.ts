import { describe, expect, test } from 'vitest'
import { scanTags, textOfHtml } from '../../src/base/html-scan.ts'

const tags = (html: string) =>
  Array.from(scanTags(html), ({ name, kind, selfClosing, start, end }) =>
    [kind, name, ...(selfClosing ? ['/'] : []), html.slice(start, end < 0 ? undefined : end)].join(' '),
  )

describe('scanTags', () => {
  test.each<[string, string[]]>([
    ['文字', []],
    ['a < b, <3, <- c', []],
    ['<b>粗</B>', ['open b <b>', 'close b </B>']],
    ['<br/><a x=1/>', ['open br / <br/>', 'open a / <a x=1/>']],
    ['<img alt="a > b" title=\'c > d\'>', ['open img <img alt="a > b" title=\'c > d\'>']],
    [`<p title=don't>`, [`open p <p title=don't>`]],
    ['<!-- <b> -->', ['comment !-- <!-- <b> -->']],
    ['<!--><b>', ['comment !-- <!-->', 'open b <b>']],
    ['<!-- <b>', ['comment !-- <!-- <b>']],
    ['<!DOCTYPE html><?php 1 ?>', ['comment ! <!DOCTYPE html>', 'comment ! <?php 1 ?>']],
    ['<script>"<b>"</script><i>', ['open script <script>', 'close script </script>', 'open i <i>']],
    ['<style>a<b', ['open style <style>']],
    ['<div class="a', ['open div <div class="a']],
  ])('%s', (html, expected) => {
    expect(tags(html)).toEqual(expected)
  })
})

describe('textOfHtml', () => {
  test.each([
    ['<p>甲<b>乙</b></p>', '甲乙'],
    ['<style scoped>\n.a {}\n</style>文<script>1 < 2</script>字<!-- 注 -->', '文字'],
    ['a < b', 'a < b'],
    ['甲<style>没有结束', '甲'],
  ])('%s', (html, expected) => {
    expect(textOfHtml(html)).toBe(expected)
  })
})
