import type { BaselinesView } from '#contracts';
import { splitText, wittenBell } from '#corpus';
import type { TextStore } from '../text-store.port';
import type { BaselinesJob } from './job';

/** Witten-Bell n-grams on the last 10 % of a niche, given the first 90 %. */
export async function baselines({ text }: BaselinesJob, texts: TextStore): Promise<BaselinesView> {
  const { train, validation, test } = splitText(await texts.readBySha(text.sha256));
  const bits = wittenBell(train + validation, test, 5);
  return Object.fromEntries(bits.map((value, order) => [`WB-${order}`, value])) as unknown as BaselinesView;
}
