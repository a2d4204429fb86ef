import type { BaselinesView, NGramsView } from '#contracts';
import { splitText, wittenBell } from '#corpus';
import type { BaselinesJob, TextStore } from '#tournament';

/** Witten-Bell n-grams on each held-out part of a niche, given all before it. */
export async function baselines({ text }: BaselinesJob, texts: TextStore): Promise<BaselinesView> {
  const { train, validation, test } = splitText(await texts.readBySha(text.sha256));
  return { ...nGrams(train + validation, test), validation: nGrams(train, validation) };
}

function nGrams(before: string, part: string): NGramsView {
  const bits = wittenBell(before, part, 5);
  return Object.fromEntries(bits.map((value, order) => [`WB-${order}`, value])) as unknown as NGramsView;
}
