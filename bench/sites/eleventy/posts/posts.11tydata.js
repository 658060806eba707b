export default {
  tags: ['posts'],
  layout: 'layouts/post.njk',
  permalink: ({ page }) => `${page.date.toISOString().slice(0, 10).replaceAll('-', '/')}/${page.fileSlug}/`,
}
