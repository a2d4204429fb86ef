/**
 * How far the raters of the default panel agree on texts of known quality: n-grams of orders 0 to 5 and real text.
 * `npm run -s build && node dist/bench/arena/agreement.js --corpus moby --length 600 --json`
 */
import { parseArgs } from 'node:util';
import {
  calibrateRationality,
  DEFAULT_PANEL,
  drawPanel,
  expectedAgreement,
  featuresOf,
  goldRater,
  judge,
  pairwiseAgreement,
  referenceOf,
  scaleOf,
  scaleTexts,
  type Judgement,
  type ScaleText,
  type TextFeatures,
} from '#arena';
import { InvalidValueError, mean, prngOf, type Prng } from '#base';
import { splitText, WittenBell } from '#corpus';
import { BUILT_IN_CORPORA, readLexicons } from '#sources';
import { positiveInteger } from '../positive-integer';

const OPTIONS = {
  corpus: { type: 'string', default: 'moby' },
  length: { type: 'string', default: '600' },
  battles: { type: 'string', default: '2000' },
  panels: { type: 'string', default: '5' },
  json: { type: 'boolean', default: false },
} as const;
/** What people reach: Dubois et al. 2024, AlpacaEval. */
const PEOPLE = 0.657;
const BATTLES_A_SESSION = 100;

interface Sample {
  readonly by: ScaleText['by'];
  readonly features: TextFeatures;
}
type Battle = readonly [Sample, Sample];

const stream = (subject: string, purpose: string): Prng => prngOf({ seed: 0, generation: 0, subject, purpose });

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  const corpus = BUILT_IN_CORPORA.find(({ name }) => name === values.corpus);
  if (!corpus)
    throw new InvalidValueError('corpus', values.corpus, BUILT_IN_CORPORA.map(({ name }) => name).join(', '));
  const [length, count, panels] = (['length', 'battles', 'panels'] as const).map((name) =>
    positiveInteger(name, values[name]),
  );
  const lexiconsStarted = performance.now();
  const lexicons = await readLexicons();
  const lexiconsSeconds = (performance.now() - lexiconsStarted) / 1000;
  const { train, validation, test } = splitText(await corpus.read());
  const referenceStarted = performance.now();
  const ngram = new WittenBell(new TextEncoder().encode(train), 5);
  const reference = referenceOf(train, ngram, lexicons);
  const referenceSeconds = (performance.now() - referenceStarted) / 1000;
  const scale = scaleOf(
    scaleTexts({ ngram, heldOut: validation, length }, stream('scale', corpus.name)).map(({ text }) =>
      featuresOf(text, reference),
    ),
  );
  const texts = scaleTexts({ ngram, heldOut: test, length }, stream('battles', corpus.name));
  const featuresStarted = performance.now();
  const samples = texts.map(({ by, text }): Sample => ({ by, features: featuresOf(text, reference) }));
  const featuresMilliseconds = (performance.now() - featuresStarted) / samples.length;
  const pairs = drawBattles(samples, count);
  const features = pairs.map(([a, b]) => [a.features, b.features] as const);

  const results = Array.from({ length: panels }, (_, panel) => {
    const raters = drawPanel(DEFAULT_PANEL, stream(`panel ${panel}`, 'raters'));
    const judgements = raters.flatMap((rater) => {
      const prng = stream(`panel ${panel}`, rater.id);
      return pairs.map(([a, b], battle): Judgement & { readonly at: number } => {
        const swapped = prng.integer(2) === 1;
        const [first, second] = swapped ? [b, a] : [a, b];
        const index = battle % BATTLES_A_SESSION;
        const chosen = judge(rater, first.features, second.features, { scale, index, prng });
        const outcome = chosen === 'tie' ? chosen : (chosen === 'first') !== swapped ? 'first' : 'second';
        return { battle: String(battle), rater: rater.id, outcome, at: battle };
      });
    });
    const among = (isWanted: (battle: Battle) => boolean) =>
      pairwiseAgreement(judgements.filter(({ at }) => isWanted(pairs[at])));
    return {
      all: among(() => true),
      alike: among(([a, b]) => a.by === b.by),
      near: among(([a, b]) => a.by !== b.by && Math.abs(rankOf(a) - rankOf(b)) <= 2),
      far: among(([a, b]) => Math.abs(rankOf(a) - rankOf(b)) > 2),
      expected: expectedAgreement(raters, features, scale),
      againstGold: mean(
        judgements
          .filter(({ outcome }) => outcome !== 'tie')
          .map(({ outcome, at }) => {
            const [a, b] = pairs[at];
            const truth = judge(goldRater(), a.features, b.features, {
              scale,
              index: 0,
              prng: stream('gold', 'bench'),
            });
            return Number(truth === outcome);
          }),
      ),
    };
  });
  const calibrated = calibrateRationality(DEFAULT_PANEL, {
    ...{ target: PEOPLE, battles: features, scale },
    stream: () => stream('panel 0', 'raters'),
  });
  const kinds = [...new Set(samples.map(({ by }) => by))].map((by) => ({
    by,
    features: Object.fromEntries(
      Object.keys(scale).map((name) => [
        name,
        mean(samples.filter((sample) => sample.by === by).map((sample) => sample.features[name as keyof TextFeatures])),
      ]),
    ),
  }));
  process.stdout.write(
    `${JSON.stringify({ corpus: corpus.name, length, battles: count, lexiconsSeconds, referenceSeconds, featuresMilliseconds, calibrated, results, kinds, scale }, null, 1)}\n`,
  );
}

/** Where a kind of text stands, from noise to the real thing. */
const rankOf = ({ by }: Sample): number => (by === 'real' ? 6 : by);

function drawBattles(samples: readonly Sample[], count: number): Battle[] {
  const prng = stream('pairs', 'battles');
  return Array.from({ length: count }, () => {
    const [a, b] = prng.shuffle(samples);
    return [a, b] as const;
  });
}

void main();
