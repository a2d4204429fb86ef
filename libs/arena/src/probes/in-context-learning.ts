/**
 * In-context learning: what far context is worth on held-out text. The last eighth of a window is scored, with the true symbols
 * before it, and with all but an eighth of them taken from elsewhere in the text. Olsson et al. 2022 (arXiv 2209.11895) compare
 * late with early positions instead, the 500th with the 50th; but a model that was never trained may differ between positions
 * too, by its table of position embeddings alone. Perturbed far context: Khandelwal et al. 2018 (arXiv 1805.04623).
 * Absent below a context of 32, where an eighth is so little that any n-gram would pass.
 */
import { CONTRASTS, type Probe } from './contrast';

const FEWEST_SYMBOLS = 32;

export const inContextLearning: Probe = {
  marginNats: 0.05,
  build: ({ context, text }, prng) => {
    if (context < FEWEST_SYMBOLS || text.length <= context) return null;
    const eighth = Math.floor(context / 8);
    const far = context + 1 - 2 * eighth;
    const positions = Array.from({ length: eighth }, (_, k) => context + 1 - eighth + k);
    const draw = (): Int32Array => {
      const start = prng.integer(text.length - context);
      return text.slice(start, start + context + 1);
    };
    return Array.from({ length: CONTRASTS }, () => {
      const [own, other] = [draw(), draw()];
      const mixed = Int32Array.from([...other.subarray(0, far), ...own.subarray(far)]);
      return { helped: { tokens: own, positions }, unhelped: { tokens: mixed, positions } };
    });
  },
};
