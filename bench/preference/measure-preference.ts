import { mean, prngOf } from '#base';
import { trainingWindow, UNKNOWN_ID, type Vocabulary } from '#corpus';
import { type Decoding, type LanguageModel, type PreferenceLearning } from '#model';
import { learnFromPreference, type PreferenceReport } from '#preference';
import { crossEntropy } from '../train/live';
import { readerOf, type Taste } from './reader';

/** What a model is judged by. */
export interface Trial {
  readonly seed: number;
  readonly vocabulary: Vocabulary;
  readonly train: Int32Array;
  readonly validation: Int32Array;
  /** The reader's. */
  readonly taste: Taste;
  readonly knownWords: ReadonlySet<string>;
  /** Fresh prompts of the validation split, each continued by both models. */
  readonly battles: number;
}

export interface Measurement extends PreferenceReport {
  readonly seed: number;
  readonly winRate: number;
  readonly standardError: number;
  /** As `klNats`, on the texts of the battles. */
  readonly battleKlNats: number;
  /** Mean of what the reader likes in them, before and after learning. */
  readonly utility: readonly [before: number, after: number];
  /** Of cross-entropy on validation text, by learning. */
  readonly validationChangeNats: number;
  /** Of learning, texts and their judgements included. */
  readonly seconds: number;
}

const PROMPT = 32;
const DECODING = { temperature: 1, topK: Infinity, topP: 1 };
/** A divergence from temperature 1 of some 0.08 nats a symbol, near the default budget. */
const COOLER = { ...DECODING, temperature: 0.7 };
/** Of the validation text. */
const EVALUATED = 20_000;
const SCORES = { first: 1, tie: 0.5, second: 0 } as const;

/** Lets a model learn, and sets it against what it was before. */
export async function measurePreference(
  model: LanguageModel,
  birth: Float32Array,
  settings: PreferenceLearning,
  trial: Trial,
): Promise<Measurement> {
  const { seed, vocabulary, train, validation, taste, knownWords } = trial;
  const started = performance.now();
  const { weights, reports } = await learnFromPreference(model, birth, settings, {
    seed,
    generation: 0,
    vocabulary,
    yieldToEventLoop: async () => undefined,
    learners: [{ subject: 0, text: train, decoding: DECODING, judge: readerOf(taste, knownWords, seed, 'lessons') }],
  });
  const seconds = (performance.now() - started) / 1000;
  const after = await write(model, weights, trial, { length: settings.length, subject: 'after' });
  const before = await write(model, birth, trial, { length: settings.length, subject: 'before' });
  const nats = (of: Float32Array) => crossEntropy(model, of, validation.subarray(0, EVALUATED));
  const liked = ({ texts }: Written) => mean(texts.map((text) => taste.utility(text, knownWords)));
  const winRate = winRateOf(after, before, trial);
  return {
    ...reports[0],
    seed,
    winRate,
    standardError: Math.sqrt((winRate * (1 - winRate)) / trial.battles),
    seconds,
    battleKlNats: await divergence(model, [weights, birth], after),
    utility: [liked(before), liked(after)],
    validationChangeNats: (await nats(weights)) - (await nats(birth)),
  };
}

/** What a model gains that learns nothing but writes at a lower temperature. */
export async function coolerWinRate(model: LanguageModel, birth: Float32Array, length: number, trial: Trial) {
  const cooler = await write(model, birth, trial, { length, subject: 'cooler', decoding: COOLER });
  return winRateOf(cooler, await write(model, birth, trial, { length, subject: 'before' }), trial);
}

function winRateOf(own: Written, others: Written, { taste, knownWords, seed }: Trial): number {
  const judge = readerOf(taste, knownWords, seed, 'battles');
  return mean(own.texts.map((text, at) => SCORES[judge(text, others.texts[at], at)]));
}

interface Written {
  /** Prompt and continuation. */
  readonly symbols: readonly (readonly number[])[];
  /** The continuations. */
  readonly texts: readonly string[];
}

/** Continues the prompts of a trial's battles. */
async function write(
  model: LanguageModel,
  weights: Float32Array,
  { seed, vocabulary, validation, battles }: Trial,
  { length, subject, decoding = DECODING }: { length: number; subject: string; decoding?: Decoding },
): Promise<Written> {
  const prng = prngOf({ seed, generation: 0, subject: 'battles', purpose: 'prompts' });
  const prompts = Array.from({ length: battles }, () => {
    const prompt = new Int32Array(PROMPT);
    trainingWindow(validation, PROMPT - 1, prng, prompt, 0);
    return [...prompt];
  });
  const prngs = prompts.map((_, at) => prngOf({ seed, generation: at, subject, purpose: 'battle' }));
  const request = { prompts: [prompts], length, decoding: [decoding], prngs: [prngs], forbidden: [UNKNOWN_ID] };
  const [written] = await model.sample(weights, request);
  return {
    symbols: written.map((own, at) => [...prompts[at], ...own]),
    texts: written.map((own) => vocabulary.decode(own)),
  };
}

/** KL(learnt || birth) in nats a symbol, over the windows of the context that the continuations fill. */
async function divergence(
  model: LanguageModel,
  [learnt, birth]: readonly Float32Array[],
  { symbols }: Written,
): Promise<number> {
  const { context } = model.architecture;
  const windows = symbols.flatMap((own) =>
    Array.from({ length: Math.floor((own.length - PROMPT) / context) }, (_, window) => {
      const start = PROMPT - 1 + window * context;
      return own.slice(start, start + context + 1);
    }),
  );
  return mean([...(await model.divergence(learnt, birth, Int32Array.from(windows.flat())))]);
}
