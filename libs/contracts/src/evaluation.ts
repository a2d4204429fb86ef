/** How well symbols of a text are predicted. Cross-entropies are in nats a symbol or bits a character, entropies in bits. */
import { z } from 'zod';
import { bits, count } from './numbers';

/** `held-out` parts of a niche: all that selects sees is validation, all that reports quote is test. */
export const part = z.enum(['validation', 'test']);
export type Part = z.infer<typeof part>;

export const ON_THIS_TEXT =
  'As a statement on this text, from the means of blocks of 256 symbols: too small for new text of the kind.';
export const ON_NEW_TEXT =
  "One standard error as a statement on new text of the kind, from the means of `blocks` long blocks, of 8,192 symbols where blocks have 256; null where there are fewer than eight. A 95 % interval is Student's t of `blocks` - 1 degrees of freedom times it, 2.36 for eight.";

const newTextError = z.object({ standardErrorNats: z.number(), blocks: count });
/** Left out in events, and where it was not recorded. */
export const newText = newTextError.nullable().optional().describe(ON_NEW_TEXT);

/** As events tell of it: on validation as it was born, on test at the end, each on the text of its own niche. */
export const evaluationResult = z.object({
  part,
  /** Symbols scored. */
  symbols: count,
  nats: z.number(),
  bitsPerCharacter: bits,
  standardErrorNats: z.number().describe(ON_THIS_TEXT),
  newText,
  /** Mean Shannon entropy of the predicted distributions. */
  predictionEntropyBits: bits,
});

export const evaluationView = evaluationResult.extend({
  /** On whose text. */
  niche: z.string(),
  /** In which it was evaluated. */
  generation: count,
});
export type EvaluationView = z.infer<typeof evaluationView>;

/** Bits per character of Witten-Bell n-grams, by order. */
const nGrams = z.object({
  'WB-0': bits,
  'WB-1': bits,
  'WB-2': bits,
  'WB-3': bits,
  'WB-4': bits,
  'WB-5': bits,
});
export type NGramsView = z.infer<typeof nGrams>;

/** On the test part, the last 10 % of a niche, given all before it. */
export const baselines = nGrams
  .extend({ validation: nGrams.optional().describe('On the validation part, given the training part.') })
  .describe(
    'Bits per character on the test part, given all before it. N-grams of bytes pay more than models for symbols that the training split never shows: 0.14 bits of 3.07 on sotu-new (WB-2), nothing on moby.',
  );
export type BaselinesView = z.infer<typeof baselines>;
