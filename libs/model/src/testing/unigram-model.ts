/** A language model for specs that can be worked out by hand: the same distribution at every position, its weights being the logits. */
import type { LanguageModel, PreferenceExamples, PreferenceHyperparameters } from '..';

export const UNIGRAM_CONTEXT = 8;

export function unigramModel(members: number, vocabularySize: number): LanguageModel {
  const refuse = () => {
    throw new Error('learning from preference asks for nothing of the kind');
  };
  const rowOf = (weights: Float32Array, member: number) =>
    weights.subarray(member * vocabularySize, (member + 1) * vocabularySize);
  const memberOf = (at: number, count: number) => Math.floor((at * members) / count);
  const targetsOf = (tokens: Int32Array) => tokens.filter((_, at) => at % (UNIGRAM_CONTEXT + 1) > 0);

  /** One step of gradient descent. */
  function step(
    weights: Float32Array,
    { tokens, counted, reference }: PreferenceExamples,
    hyperparameters: PreferenceHyperparameters,
  ) {
    const [windows, targets] = [counted.length / UNIGRAM_CONTEXT, targetsOf(tokens)];
    const rows = Array.from({ length: windows }, (_, window) => {
      const logs = logSoftmax(rowOf(weights, memberOf(window, windows)));
      const slope = new Float64Array(vocabularySize); // of the log-likelihood, by the logits
      let logLikelihood = 0;
      for (let at = window * UNIGRAM_CONTEXT; at < (window + 1) * UNIGRAM_CONTEXT; at++) {
        if (counted[at] === 0) continue;
        logLikelihood += logs[targets[at]];
        slope.forEach((_, symbol) => (slope[symbol] += Number(symbol === targets[at]) - Math.exp(logs[symbol])));
      }
      return { slope, risen: logLikelihood - reference[window], logLikelihood };
    });
    const after = weights.slice();
    const loss = Float32Array.from({ length: members }, (_, member) => {
      const own = rows.slice((member * windows) / members, ((member + 1) * windows) / members);
      const climb = (slope: Float64Array, by: number) =>
        slope.forEach((value, symbol) => {
          const at = member * vocabularySize + symbol;
          after[at] += hyperparameters.learningRate[member] * by * value * (hyperparameters.mask?.[at] ?? 1);
        });
      if (hyperparameters.method === 'best-of-n') {
        own.forEach(({ slope }) => climb(slope, 1 / own.length));
        return own.reduce((sum, { logLikelihood }) => sum - logLikelihood, 0);
      }
      const pairs = own.length / 2;
      return own.slice(0, pairs).reduce((sum, preferred, pair) => {
        const rejected = own[pairs + pair];
        const odds = Math.exp(-hyperparameters.beta[member] * (preferred.risen - rejected.risen));
        const pull = (hyperparameters.beta[member] * odds) / (1 + odds) / pairs;
        climb(preferred.slope, pull);
        climb(rejected.slope, -pull);
        return sum + Math.log(1 + odds) / pairs;
      }, 0);
    });
    return { weights: after, loss };
  }

  return {
    architecture: { family: 'rnn', context: UNIGRAM_CONTEXT, embedding: 1, width: 1, depth: 1 },
    vocabularySize,
    members,
    parameters: vocabularySize,
    initialise: refuse,
    train: refuse,
    logits: refuse,
    lossOfStates: refuse,
    loss: async (weights, tokens) => {
      const targets = targetsOf(tokens);
      const nats = Float32Array.from(targets, (target, at) => {
        return -logSoftmax(rowOf(weights, memberOf(at, targets.length)))[target];
      });
      return { nats, entropy: nats };
    },
    divergence: async (weights, reference, tokens) =>
      Float32Array.from(targetsOf(tokens), (_, at, { length } = targetsOf(tokens)) => {
        const member = memberOf(at, length);
        return klOf(rowOf(weights, member), rowOf(reference, member));
      }),
    sample: async (weights, { prngs, decoding, length, forbidden = [] }) =>
      prngs.map((own, member) => {
        const { temperature } = decoding[member];
        const logits = rowOf(weights, member).map((logit, symbol) => (forbidden.includes(symbol) ? -1e9 : logit));
        const masses = logSoftmax(logits.map((logit) => logit / Math.max(temperature, 1e-6))).map(Math.exp);
        return own.map((prng) =>
          Array.from({ length }, () => {
            let left = prng.uniform();
            return Math.max(
              0,
              masses.findIndex((mass) => (left -= mass) < 0),
            );
          }),
        );
      }),
    prefer: async (state, { tokens, counted, reference }, hyperparameters) => {
      const steps = hyperparameters.learningRate.length / members;
      const losses: number[] = [];
      let { weights } = state;
      for (let at = 0; at < steps; at++) {
        const part = <Data extends Float32Array | Int32Array>(data: Data): Data =>
          data.subarray((at * data.length) / steps, ((at + 1) * data.length) / steps) as Data;
        const examples = { tokens: part(tokens), counted: part(counted), reference: part(reference) };
        const result = step(weights, examples, {
          ...hyperparameters,
          learningRate: part(hyperparameters.learningRate),
        });
        weights = result.weights;
        losses.push(...result.loss);
      }
      const loss = Float32Array.from(losses);
      return { state: { ...state, weights, step: state.step + steps }, loss, gradientNorm: loss };
    },
  };
}

/** KL(softmax(logits) || softmax(others)) in nats. */
export function klOf(logits: Float32Array, others: Float32Array): number {
  const [own, other] = [logSoftmax(logits), logSoftmax(others)];
  return own.reduce((sum, value, symbol) => sum + Math.exp(value) * (value - other[symbol]), 0);
}

function logSoftmax(logits: ArrayLike<number>): number[] {
  const values = Array.from(logits);
  const largest = Math.max(...values);
  const total = Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0));
  return values.map((value) => value - largest - total);
}
