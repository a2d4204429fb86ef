/**
 * How far the raters of the default panel agree on texts of known quality, by n-grams of orders 0 to 5 and real, and which of
 * them each taste likes. `clade bench arena agreement --corpus moby --length 600 --json`
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
  TASTE_NAMES,
  utility,
  type FeatureScale,
  type Judgement,
  type Rater,
  type ScaleText,
  type TextFeatures,
} from '#arena';
import { InvalidValueError, mean, prngOf, standardError, type Prng } from '#base';
import { splitText, WittenBell, writeText } from '#corpus';
import { BUILT_IN_CORPORA, readLexicons } from '#sources';
import { positiveInteger } from '../positive';

const OPTIONS = {
  corpus: { type: 'string', default: 'moby' },
  length: { type: 'string', default: '600' },
  battles: { type: 'string', default: '1000' },
  panels: { type: 'string', default: '20' },
  json: { type: 'boolean', default: false },
} as const;
/** What people reach: Li et al. 2023, AlpacaEval. */
const PEOPLE = 0.657;
const BATTLES_A_SESSION = 100;
const KINDS: readonly Kind[] = [0, 1, 2, 3, 4, 5, 'real', 'loop', 'copy'];
type Kind = ScaleText['by'] | 'loop' | 'copy';

interface Sample {
  readonly by: Kind;
  readonly features: TextFeatures;
}
type Battle = readonly [Sample, Sample];

const stream = (subject: string, purpose: string): Prng => prngOf({ seed: 0, generation: 0, subject, purpose });

/** Which battles agreement is told of: all, between texts of one kind, of kinds one or two apart, and farther. */
const NEARNESS: Readonly<Record<string, (apart: number) => boolean>> = {
  all: () => true,
  alike: (apart) => apart === 0,
  near: (apart) => apart === 1 || apart === 2,
  far: (apart) => apart > 2,
};

/** Throws an InvalidValueError on a corpus that is not built in, or a number that is not positive and whole. */
export async function benchAgreement(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const corpus = BUILT_IN_CORPORA.find(({ name }) => name === values.corpus);
  if (!corpus)
    throw new InvalidValueError('corpus', values.corpus, BUILT_IN_CORPORA.map(({ name }) => name).join(', '));
  const [length, count, panels] = (['length', 'battles', 'panels'] as const).map((name) =>
    positiveInteger(name, values[name]),
  );
  const [lexicons, lexiconsSeconds] = await timed(readLexicons);
  const { train, validation, test } = splitText(await corpus.read());
  const ngram = new WittenBell(new TextEncoder().encode(train), 5);
  const [reference, referenceSeconds] = await timed(() => referenceOf(train, ngram, lexicons));
  const readBy = ({ by, text }: { by: Kind; text: string }): Sample => ({ by, features: featuresOf(text, reference) });
  const options = { ngram, length };
  const scale = scaleOf(
    scaleTexts({ ...options, heldOut: validation }, stream(corpus.name, 'scale')).map((text) => readBy(text).features),
  );
  const texts = scaleTexts({ ...options, heldOut: test }, stream(corpus.name, 'battles'));
  const [samples, featuresSeconds] = await timed(() => texts.map(readBy));
  const battles = drawBattles(samples, count);
  const agreements = Array.from({ length: panels }, (_, panel) => agreementsOf(`panel ${panel}`, battles, scale));
  const agreement = Object.keys(agreements[0]).map((name) => {
    const shares = agreements.map((panel) => panel[name]);
    return { name, share: mean(shares), standardErrorOverPanels: standardError(shares) };
  });
  const calibrated = calibrateRationality(DEFAULT_PANEL, {
    target: PEOPLE,
    battles: battles.map(([a, b]) => [a.features, b.features] as const),
    scale,
    stream: () => stream('panel 0', 'raters'),
  });
  const others = [...loops(ngram, validation, length), ...copies(train, length)].map(readBy);
  const report = {
    corpus: corpus.name,
    length,
    battles: count,
    panels,
    rationality: DEFAULT_PANEL.rationality,
    lexiconsSeconds,
    referenceSeconds,
    featuresMilliseconds: (1000 * featuresSeconds) / samples.length,
    agreement,
    rationalityForPeople: calibrated,
    likings: likings([...samples, ...others], scale),
    features: featureMeans([...samples, ...others]),
  };
  return values.json ? JSON.stringify(report) : table(report);
}

async function timed<Result>(act: () => Result | Promise<Result>): Promise<[Result, seconds: number]> {
  const started = performance.now();
  const result = await act();
  return [result, (performance.now() - started) / 1000];
}

function drawBattles(samples: readonly Sample[], count: number): Battle[] {
  const prng = stream('pairs', 'battles');
  return Array.from({ length: count }, () => {
    const [a, b] = prng.shuffle(samples);
    return [a, b] as const;
  });
}

/** What the likeliest continuation runs into, and what a memory gives back. */
const loops = (ngram: WittenBell, text: string, length: number): { by: Kind; text: string }[] =>
  Array.from({ length: 20 }, (_, k) => ({
    by: 'loop',
    text: writeText(ngram, 5, text.slice(k * 100, k * 100 + 20), length, 0, stream('loop', 'bench')),
  }));
const copies = (train: string, length: number): { by: Kind; text: string }[] =>
  Array.from({ length: 20 }, (_, k) => ({ by: 'copy', text: train.slice(k * length, (k + 1) * length) }));

/** How often the raters of one panel agree with each other, and with the gold rater. */
function agreementsOf(panel: string, battles: readonly Battle[], scale: FeatureScale): Record<string, number> {
  const raters = drawPanel(DEFAULT_PANEL, stream(panel, 'raters'));
  const judgements = raters.flatMap((rater) => judgeAll(rater, battles, scale, stream(panel, rater.id)));
  const truths = judgeAll(goldRater(), battles, scale, stream(panel, 'gold'));
  const decided = judgements.filter(({ outcome }) => outcome !== 'tie');
  const shares = Object.entries(NEARNESS).map(([name, isWanted]) => {
    const among = judgements.filter(({ battle }) => isWanted(apart(battles[Number(battle)])));
    return [name, pairwiseAgreement(among).share];
  });
  const pairs = battles.map(([a, b]) => [a.features, b.features] as const);
  return {
    ...Object.fromEntries(shares),
    'all, fresh raters, expected': expectedAgreement(raters, pairs, scale),
    'with gold': mean(decided.map(({ battle, outcome }) => Number(truths[Number(battle)].outcome === outcome))),
    ties: 1 - decided.length / judgements.length,
  };
}

/** Each battle once, either text first by chance, in sessions. */
const judgeAll = (rater: Rater, battles: readonly Battle[], scale: FeatureScale, prng: Prng): Judgement[] =>
  battles.map(([a, b], battle) => {
    const swapped = prng.integer(2) === 1;
    const [first, second] = swapped ? [b.features, a.features] : [a.features, b.features];
    const choice = judge(rater, first, second, { scale, index: battle % BATTLES_A_SESSION, prng });
    const outcome = choice === 'tie' ? choice : (choice === 'first') === swapped ? 'second' : 'first';
    return { battle: String(battle), rater: rater.id, outcome };
  });

const apart = ([a, b]: Battle): number => Math.abs(KINDS.indexOf(a.by) - KINDS.indexOf(b.by));

/** Mean utility of each kind of text, by taste over many of its raters, and to the gold rater. */
function likings(samples: readonly Sample[], scale: FeatureScale) {
  const meanUtility = (raters: readonly Rater[], kind: Kind): number =>
    mean(
      samples
        .filter(({ by }) => by === kind)
        .map(({ features }) => mean(raters.map((r) => utility(r, features, scale)))),
    );
  const nobody = Object.fromEntries(TASTE_NAMES.map((name) => [name, 0])) as typeof DEFAULT_PANEL.tastes;
  const groups: [string, readonly Rater[]][] = TASTE_NAMES.map((taste) => [
    taste,
    drawPanel({ ...DEFAULT_PANEL, raters: 100, tastes: { ...nobody, [taste]: 1 } }, stream(taste, 'likings')),
  ]);
  return [...groups, ['gold', [goldRater()]] as const].map(([taste, raters]) => ({
    taste,
    utilities: KINDS.map((kind) => meanUtility(raters, kind)),
  }));
}

const featureMeans = (samples: readonly Sample[]) =>
  Object.keys(samples[0].features).map((name) => ({
    name,
    means: KINDS.map((kind) =>
      mean(samples.filter(({ by }) => by === kind).map(({ features }) => features[name as keyof TextFeatures])),
    ),
  }));

function table(report: {
  readonly agreement: readonly { name: string; share: number; standardErrorOverPanels: number }[];
  readonly rationality: number;
  readonly rationalityForPeople: number;
  readonly likings: readonly { taste: string; utilities: readonly number[] }[];
  readonly features: readonly { name: string; means: readonly number[] }[];
  readonly lexiconsSeconds: number;
  readonly referenceSeconds: number;
  readonly featuresMilliseconds: number;
}): string {
  const row = (name: string, cells: readonly (string | number)[]): string =>
    [name.padEnd(28), ...cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(3) : cell).padStart(8))].join('');
  const kinds = KINDS.map((kind) => (typeof kind === 'number' ? `WB-${kind}` : kind));
  return [
    row('agreement of two raters', ['share', '+-']),
    ...report.agreement.map(({ name, share, standardErrorOverPanels }) => row(name, [share, standardErrorOverPanels])),
    `rationality ${report.rationality}; for ${PEOPLE} of the first panel, fresh: ${report.rationalityForPeople.toFixed(3)}`,
    row('mean utility', kinds),
    ...report.likings.map(({ taste, utilities }) => row(taste, utilities)),
    row('mean feature', kinds),
    ...report.features.map(({ name, means }) => row(name, means)),
    `lexicons read in ${report.lexiconsSeconds.toFixed(2)} s, reference made in ${report.referenceSeconds.toFixed(2)} s, ${report.featuresMilliseconds.toFixed(2)} ms a text`,
  ].join('\n');
}
