import { mean, prngOf } from '#base';
import { trainingWindow, UNKNOWN_ID, type Vocabulary } from '#corpus';
import type { LanguageModel } from '#model';
import { learnFromPreference, type Judge, type PreferenceLearning, type PreferenceReport } from '#tournament';
import { crossEntropy } from '../train/live';
import { readerOf } from './reader';

/** What a model is judged by. */
export interface Trial {
  readonly seed: number;
  readonly vocabulary: Vocabulary;
  readonly train: Int32Array;
  readonly validation: Int32Array;
  /** The reader's. */
  readonly knownWords: ReadonlySet<string>;
  /** Fresh prompts of the validation split, each continued by both models. */
  readonly battles: number;
}

export interface Measurement extends PreferenceReport {
  readonly seed: number;
  readonly winRate: number;
  readonly standardError: number;
  /** Of cross-entropy on validation text, by learning. */
  readonly validationChangeNats: number;
  readonly seconds: number;
}

const PROMPT = 32;
const DECODING = { temperature: 1, topK: Infinity, topP: 1 };
/** Of the validation text. */
const EXAMINED = 20_000;

/** Lets a model learn, and sets it against what it was before. */
export async function measurePreference(
  model: LanguageModel,
  birth: Float32Array,
  settings: PreferenceLearning,
  trial: Trial,
): Promise<Measurement> {
  const { seed, vocabulary, train, validation, knownWords } = trial;
  const started = performance.now();
  const judge = readerOf(knownWords, seed, 'lessons');
  const { weights, reports } = await learnFromPreference(model, birth, settings, {
    ...{ seed, generation: 0, vocabulary, breathe: async () => undefined },
    learners: [{ slot: 0, text: train, decoding: DECODING, judge }],
  });
  const seconds = (performance.now() - started) / 1000;
  const scores = await battle(model, [weights, birth], settings.length, trial);
  const winRate = mean(scores);
  const examined = validation.subarray(0, EXAMINED);
  const [after, before] = [await crossEntropy(model, weights, examined), await crossEntropy(model, birth, examined)];
  return {
    ...reports[0],
    ...{ seed, winRate, standardError: Math.sqrt((winRate * (1 - winRate)) / scores.length) },
    ...{ validationChangeNats: after - before, seconds },
  };
}

const SCORES = { first: 1, tie: 0.5, second: 0 } as const;

/** What the first gets in each battle: 1 where it is preferred. */
async function battle(
  model: LanguageModel,
  both: readonly Float32Array[],
  length: number,
  { seed, vocabulary, validation, knownWords, battles }: Trial,
): Promise<number[]> {
  const stream = (subject: string, purpose: string) => prngOf({ seed, generation: 0, subject, purpose });
  const place = stream('prompts', 'battle');
  const prompts = Array.from({ length: battles }, () => {
    const prompt = new Int32Array(PROMPT);
    trainingWindow(validation, PROMPT - 1, place, prompt, 0);
    return [...prompt];
  });
  const texts: string[][] = [];
  for (const [side, weights] of both.entries()) {
    const prngs = [prompts.map((_, text) => stream(`${side} ${text}`, 'battle'))];
    const request = { prompts: [prompts], length, decoding: [DECODING], prngs, forbidden: [UNKNOWN_ID] };
    const [written] = await model.sample(weights, request);
    texts.push(written.map((symbols) => vocabulary.decode(symbols)));
  }
  const judge: Judge = readerOf(knownWords, seed, 'battles');
  return prompts.map((_, at) => SCORES[judge(texts[0][at], texts[1][at], at)]);
}
