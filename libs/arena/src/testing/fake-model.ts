/** A language model for specs whose losses follow a rule. */
import type { LanguageModel, Scores } from '#model';

/** What a target costs in nats, given the member and the symbols it has read. */
type LossRule = (target: number, member: number, read: readonly number[]) => number;

/** `calls` are the numbers of tokens it was given. */
export function fakeModel(members: number, rule: LossRule, { context = 6, vocabularySize = 2001 } = {}) {
  const calls: number[] = [];
  const refuse = () => {
    throw new Error('this model tells nothing but losses');
  };
  const loss = async (_weights: Float32Array, tokens: Int32Array): Promise<Scores> => {
    calls.push(tokens.length);
    const nats = new Float32Array((tokens.length / (context + 1)) * context);
    const rowsPerMember = tokens.length / (context + 1) / members;
    nats.forEach((_, at) => {
      const row = Math.floor(at / context);
      const window = Array.from(tokens.subarray(row * (context + 1), (row + 1) * (context + 1)));
      const target = (at % context) + 1;
      nats[at] = rule(window[target], Math.floor(row / rowsPerMember), window.slice(0, target));
    });
    return { nats, entropy: nats.map((value) => value / 2) };
  };
  const model: LanguageModel = {
    architecture: { family: 'rnn', context, embedding: 1, width: 1, depth: 1 },
    vocabularySize,
    members,
    parameters: 1,
    initialise: refuse,
    train: refuse,
    prefer: refuse,
    loss,
    lossOfStates: refuse,
    divergence: refuse,
    logits: refuse,
    sample: refuse,
  };
  return { model, calls };
}
