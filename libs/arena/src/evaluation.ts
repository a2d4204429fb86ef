/** The evaluation of a training group: every scored symbol of every member's blocks once, each member on the text of its own niche. */
import { sum } from '#base';
import { windowsOfBlock, type EvaluationWindow, type Range, type SymbolCosts } from '#corpus';
import type { LanguageModel, Scores } from '#model';
import { scoreOfBlocks, type BlockTotal, type EvaluationScore } from './evaluation-score';

/** What one member of a training group is evaluated on. */
export interface HeldOutText {
  /** The whole text of its niche, encoded. */
  readonly text: Int32Array;
  /** The scored symbols of the text, from `evaluationBlocks`. */
  readonly blocks: readonly Range[];
  /** Of the text's symbols: which the model is not asked for, and what all cost besides. */
  readonly costs: SymbolCosts;
}

type Scorer = Pick<LanguageModel, 'architecture' | 'vocabularySize' | 'members' | 'loss'>;

interface WindowOfBlock extends EvaluationWindow {
  readonly block: number;
}

/** What a member pays for a symbol, costs of the text among it, and how unsure it was, in nats. */
interface SymbolScore {
  readonly block: number;
  readonly nats: number;
  readonly entropy: number;
}

/**
 * The scores of the members of a model, whose weights are [members, parameters]; at most `batch` windows of each are scored at a
 * time. A member that has diverged gets scores that are not finite. Sums run in the order of the text, whatever `batch` is.
 * Throws a RangeError unless there is one heldOutText a member.
 */
export async function evaluate(
  model: Scorer,
  weights: Float32Array,
  heldOutTexts: readonly HeldOutText[],
  batch: number,
): Promise<EvaluationScore[]> {
  const totals = heldOutTexts.map(({ blocks }) => blocks.map((): BlockTotal => ({ symbols: 0, nats: 0, entropy: 0 })));
  await scoreSymbols(model, weights, heldOutTexts, batch, (member, { block, nats, entropy }) => {
    const total = totals[member][block];
    total.nats += nats;
    total.entropy += entropy;
    total.symbols++;
  });
  return totals.map(scoreOfBlocks);
}

/**
 * The scores of a model of one member in several states of its gates [modules], on one text: what does not depend on gates is computed once. Each is
 * what `evaluate` says of a model with those gates.
 */
export function evaluateStates(
  model: LanguageModel,
  weights: Float32Array,
  states: readonly (readonly number[])[],
  heldOutText: HeldOutText,
  batch: number,
): Promise<EvaluationScore[]> {
  const { architecture, vocabularySize } = model;
  const members = states.length;
  const gates = Float32Array.from(states.flat());
  const loss: Scorer['loss'] = (_, tokens, excluded) =>
    model.lossOfStates(
      weights,
      tokens.subarray(0, tokens.length / members),
      gates,
      excluded?.subarray(0, vocabularySize),
    );
  const asMembers = { architecture, vocabularySize, members, loss };
  return evaluate(
    asMembers,
    weights,
    states.map(() => heldOutText),
    batch,
  );
}

/** What a model of one member pays for each scored symbol, as `evaluate` counts it, in the order of the text. [symbols] */
export async function natsOfSymbols(
  model: LanguageModel,
  weights: Float32Array,
  heldOutText: HeldOutText,
  batch: number,
): Promise<Float32Array> {
  const nats = new Float32Array(sum(heldOutText.blocks.map(({ start, end }) => end - start)));
  let next = 0;
  await scoreSymbols(model, weights, [heldOutText], batch, (_, score) => (nats[next++] = score.nats));
  return nats;
}

/** Gives `take` each scored symbol of each member, in the order of the member's text. */
async function scoreSymbols(
  model: Scorer,
  weights: Float32Array,
  heldOutTexts: readonly HeldOutText[],
  most: number,
  take: (member: number, score: SymbolScore) => void,
): Promise<void> {
  if (heldOutTexts.length !== model.members) {
    throw new RangeError(`${heldOutTexts.length} heldOutTexts for ${model.members} members`);
  }
  const { context } = model.architecture;
  const windows = heldOutTexts.map(({ blocks }) =>
    blocks.flatMap((range, block) => windowsOfBlock(range, context).map((window) => ({ ...window, block }))),
  );
  const excluded = new Float32Array(heldOutTexts.length * model.vocabularySize);
  heldOutTexts.forEach(({ costs }, member) => excluded.set(costs.unseen, member * model.vocabularySize));
  const longest = Math.max(...windows.map((own) => own.length));
  const batch = Math.min(most, longest); // of a short text none is filled up
  const rounds = Math.ceil(longest / batch);
  for (let round = 0; round < rounds; round++) {
    const now = windows.map((own) => own.slice(round * batch, (round + 1) * batch));
    const scores = await model.loss(weights, batchOf(heldOutTexts, now, batch, context), excluded);
    heldOutTexts.forEach((heldOutText, member) => {
      now[member].forEach((window, row) => {
        const offset = (member * batch + row) * context;
        for (const score of scoresOfWindow(heldOutText, window, scores, offset)) take(member, score);
      });
    });
  }
}

/** The tokens of a round; rows of members with fewer windows stay zero and are not scored. [members, batch, context + 1] */
function batchOf(
  heldOutTexts: readonly HeldOutText[],
  windows: readonly (readonly WindowOfBlock[])[],
  batch: number,
  context: number,
): Int32Array {
  const row = context + 1;
  const tokens = new Int32Array(heldOutTexts.length * batch * row);
  heldOutTexts.forEach(({ text }, member) => {
    windows[member].forEach(({ start }, index) => {
      tokens.set(text.subarray(start, start + row), (member * batch + index) * row);
    });
  });
  return tokens;
}

/** Of a window's scored symbols; its scores begin at `offset`. */
function* scoresOfWindow(
  { text, costs }: HeldOutText,
  { start, scored, block }: WindowOfBlock,
  scores: Scores,
  offset: number,
): Generator<SymbolScore> {
  for (let symbol = scored.start; symbol < scored.end; symbol++) {
    const at = offset + symbol - start - 1;
    const id = text[symbol];
    const nats = (costs.unseen[id] ? 0 : scores.nats[at]) + costs.nats[id];
    yield { block, nats, entropy: scores.entropy[at] };
  }
}
