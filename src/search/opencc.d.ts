declare module 'opencc-js/dict/TSCharacters' {
  /** `"㑯 㑔|㑳 㑇|…"`: traditional and simplified. */
  const pairs: string
  export default pairs
}
