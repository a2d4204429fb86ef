/**
 * The share of neighbouring words that are both known but are never neighbours in the training text. What is copied has none,
 * nor has noise, whose words are unknown: runs of characters would call all noise new. 0 where there are no two words.
 */
export function novelty(
  words: readonly string[],
  isKnownWord: (word: string) => boolean,
  isKnownPair: (first: string, second: string) => boolean,
): number {
  const known = words.map(isKnownWord);
  const novel = words.filter((word, at) => at > 0 && known[at - 1] && known[at] && !isKnownPair(words[at - 1], word));
  return novel.length / Math.max(1, words.length - 1);
}
