/** The types of the one file of opencc-js that is read; the package has none for it. */

declare module 'opencc-js/dict/TSCharacters' {
  /** `"㑯 㑔|㑳 㑇|…"`: traditional and simplified. */
  const pairs: string
  export default pairs
}
