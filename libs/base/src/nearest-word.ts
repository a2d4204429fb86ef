/** What may have been meant by a word that is not known: the known one at the least edit distance (optimal string alignment). */

/** The nearest of `known`, if it differs in at most a third of its letters; two that are swapped are one difference. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  let [best, least] = [undefined as string | undefined, Infinity];
  for (const candidate of known) {
    const most = Math.floor(candidate.length / 3);
    const distance = Math.abs(candidate.length - word.length) > most ? Infinity : editDistance(word, candidate);
    if (distance <= most && distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

function editDistance(from: string, to: string): number {
  const [a, b] = [from.toLowerCase(), to.toLowerCase()];
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2] + 1 : Infinity;
      row.push(Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + Number(a[i - 1] !== b[j - 1]), swapped));
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}
