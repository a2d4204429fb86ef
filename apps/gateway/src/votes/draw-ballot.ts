/** Which two texts a voter is shown: two different ones of an arena that it has not judged against each other. */
import type { VotingMatter } from '#tournament';

export interface DrawnPair {
  readonly prompt: number;
  readonly first: string;
  readonly second: string;
}

/** Pairs looked at before a voter is told that there is nothing left. */
const TRIES = 200;

/** `draw(n)` is an integer from 0 to n - 1. Undefined where no such pair is found. */
export function drawPair(
  { texts, prompts, judged }: VotingMatter,
  draw: (bound: number) => number,
): DrawnPair | undefined {
  const seen = new Set(judged.map(({ lower, upper, prompt }) => keyOf(prompt, lower, upper)));
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const prompt = draw(prompts.length);
    const written = texts.filter((text) => text.prompt === prompt && text.text.trim() !== '');
    if (written.length < 2) continue;
    const [first, second] = [written[draw(written.length)], written[draw(written.length)]];
    if (first.text === second.text || seen.has(keyOf(prompt, first.competitor, second.competitor))) continue;
    return { prompt, first: first.competitor, second: second.competitor };
  }
  return undefined;
}

function keyOf(prompt: number, one: string, other: string): string {
  return JSON.stringify([prompt, ...[one, other].sort()]);
}
