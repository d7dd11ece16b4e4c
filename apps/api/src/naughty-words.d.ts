/** Lists of words by language; the package brings no types of its own. */
declare module 'naughty-words' {
  const words: Record<string, string[]>;
  export default words;
}
