import type { Preference } from '#arena';

export type Judge = (first: string, second: string, index: number) => Preference['outcome'];

/** Texts by their indices in a list: which was preferred to which. */
export interface Decision {
  readonly preferred: number;
  readonly rejected: number;
}

/**
 * The decided judgements on every pair of texts to one prompt; `samples` consecutive texts continue the same one. `index` counts a judge's
 * judgements from 0. Equal texts are a tie without being judged.
 */
export function judgeTexts(texts: readonly string[], samples: number, judge: Judge): Decision[] {
  const decisions: Decision[] = [];
  let index = 0;
  for (let first = 0; first < texts.length; first++) {
    const end = (Math.floor(first / samples) + 1) * samples; // of the prompt's texts
    for (let second = first + 1; second < end; second++) {
      if (texts[first] === texts[second]) continue;
      const verdict = judge(texts[first], texts[second], index++);
      if (verdict === 'first') decisions.push({ preferred: first, rejected: second });
      if (verdict === 'second') decisions.push({ preferred: second, rejected: first });
    }
  }
  return decisions;
}

/** The text preferred most often among those to each prompt, the first of equals; none to a prompt where nothing was decided. */
export function bestTexts(decisions: readonly Decision[], samples: number): number[] {
  const wins = new Map<number, number>();
  for (const { preferred } of decisions) wins.set(preferred, (wins.get(preferred) ?? 0) + 1);
  const best = new Map<number, number>();
  for (const text of [...wins.keys()].sort((a, b) => a - b)) {
    const prompt = Math.floor(text / samples);
    const leader = best.get(prompt);
    if (leader === undefined || wins.get(text)! > wins.get(leader)!) best.set(prompt, text);
  }
  return [...best.values()];
}
