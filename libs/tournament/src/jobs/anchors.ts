import type { AnchorsView } from '#contracts';
import { splitText, wittenBell } from '#corpus';
import type { TextStore } from '../text-store.port';
import type { AnchorsJob } from './job';

/** Witten-Bell n-grams on the last 10 % of a niche, given the first 90 %. */
export async function anchors({ text }: AnchorsJob, texts: TextStore): Promise<AnchorsView> {
  const { train, validation, test } = splitText(await texts.readBySha(text.sha256));
  const [wb0, wb1, wb2, wb3, wb4, wb5] = wittenBell(train + validation, test, 5);
  return { wb0, wb1, wb2, wb3, wb4, wb5 };
}
