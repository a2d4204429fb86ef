import { LRUCache } from 'lru-cache';
import type { BaselinesView, NGramsView } from '#contracts';
import { splitText, wittenBell } from '#corpus';
import type { BaselinesJob, TextStore } from '#tournament';

/** Texts; a few numbers each. */
const KEPT = 100;

/** Witten-Bell n-grams on each held-out part of a niche, given all before it; tournaments of one experiment ask for the same. */
export function createBaselines(texts: TextStore): (job: BaselinesJob) => Promise<BaselinesView> {
  const fitted = new LRUCache<string, BaselinesView>({ max: KEPT });
  return async ({ text: { sha256 } }) => {
    const known = fitted.get(sha256);
    if (known) return known;
    const { train, validation, test } = splitText(await texts.readBySha(sha256));
    const baselines = { ...nGrams(train + validation, test), validation: nGrams(train, validation) };
    fitted.set(sha256, baselines);
    return baselines;
  };
}

function nGrams(before: string, part: string): NGramsView {
  const bits = wittenBell(before, part, 5);
  return Object.fromEntries(bits.map((value, order) => [`WB-${order}`, value])) as unknown as NGramsView;
}
