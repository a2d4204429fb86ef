/**
 * Biased voters among honest ones: what they do to the ranking, who of them is found, and who is accused wrongly.
 * `clade bench arena voters --seeds 20 --json`
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import {
  drawRound,
  eBenjaminiHochberg,
  fitBradleyTerry,
  type Pair,
  type Preference,
  raterEvidence,
  standingAfter,
} from '#arena';
import { mean, prngOf, type Prng, sum } from '#base';
import { positiveInteger } from '../positive';
import { normalStrengths, preferBy } from './simulate';

const OPTIONS = {
  seeds: { type: 'string', default: '20' },
  voters: { type: 'string', default: '200' },
  biased: { type: 'string', default: '20' },
  votes: { type: 'string', default: '60' },
  competitors: { type: 'string', default: '24' },
  json: { type: 'boolean', default: false },
} as const;
/** Share of those accused who are honest, at most: the stated error rate. */
const FALSE_DISCOVERY_RATE = 0.05;

/** What a biased voter prefers. The favourite is the median competitor; its partisans vote on pairs with it alone. */
const BIASES: Readonly<Record<string, (pair: Pair, honest: Preference, favourite: number) => Preference['outcome']>> = {
  reversed: (_pair, { outcome }) => (outcome === 'first' ? 'second' : 'first'),
  'first side': () => 'first',
  partisan: ({ first, second }, { outcome }, favourite) =>
    first === favourite ? 'first' : second === favourite ? 'second' : outcome,
};

interface Trial {
  /** Mean and largest change of rank against the honest voters alone, before and after those found are left out. */
  readonly shift: { readonly mean: number; readonly largest: number };
  readonly shiftAfter: { readonly mean: number; readonly largest: number };
  /** Found, by bias, of those there were. */
  readonly found: Readonly<Record<string, number>>;
  /** Ranks that the partisans' favourite rose by, before and after. */
  readonly rise: number;
  readonly riseAfter: number;
  readonly accusedWrongly: number;
  readonly accused: number;
}

/** Throws an InvalidValueError on a number that is not positive and whole. */
export async function benchVoters(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const count = (name: Exclude<keyof typeof values, 'json'>): number => positiveInteger(name, values[name]);
  const settings = {
    voters: count('voters'),
    biased: count('biased'),
    votes: count('votes'),
    size: count('competitors'),
  };
  const trials = Array.from({ length: count('seeds') }, (_, seed) => runTrial(seed, settings));
  return values.json ? JSON.stringify({ ...settings, trials }) : tableOf(trials, settings);
}

interface Settings {
  readonly voters: number;
  readonly biased: number;
  readonly votes: number;
  readonly size: number;
}

function runTrial(seed: number, { voters, biased, votes, size }: Settings): Trial {
  const prng: Prng = prngOf({ seed, generation: 0, subject: 'voters', purpose: 'bench' });
  const strengths = normalStrengths(size, 1, prng);
  const favourite = [...strengths.keys()].sort((a, b) => strengths[a] - strengths[b])[size >> 1];
  const biases = Object.keys(BIASES);
  const biasOf = (voter: number): string | undefined => (voter < biased ? biases[voter % biases.length] : undefined);
  const standing = standingAfter([], size);
  const cast = Array.from({ length: voters }, (_, voter) => {
    const bias = biasOf(voter);
    return drawRound('uniform', standing, votes, prng).map((drawn): Preference => {
      const pair = bias === 'partisan' ? withFavourite(drawn, favourite) : drawn;
      const honest = { ...preferBy(strengths, pair, prng), rater: `v${voter}` };
      return bias === undefined ? honest : { ...honest, outcome: BIASES[bias](pair, honest, favourite) };
    });
  });
  const evidence = raterEvidence(cast.flat(), size);
  const accused = eBenjaminiHochberg(
    evidence.map(({ logEValue }) => logEValue),
    FALSE_DISCOVERY_RATE,
  ).map((at) => Number(evidence[at].rater.slice(1)));
  const ranksOf = (some: readonly (readonly Preference[])[]) => rankOrder(fitBradleyTerry(some.flat(), size).nats);
  const honest = ranksOf(cast.slice(biased));
  const share = (bias: string): number => {
    const such = Array.from({ length: biased }, (_, voter) => voter).filter((voter) => biasOf(voter) === bias);
    return such.filter((voter) => accused.includes(voter)).length / such.length;
  };
  const all = ranksOf(cast);
  const cleaned = ranksOf(cast.filter((_, voter) => !accused.includes(voter)));
  return {
    shift: shiftOf(honest, all),
    shiftAfter: shiftOf(honest, cleaned),
    rise: honest[favourite] - all[favourite],
    riseAfter: honest[favourite] - cleaned[favourite],
    found: Object.fromEntries(biases.map((bias) => [bias, share(bias)])),
    accusedWrongly: accused.filter((voter) => voter >= biased).length,
    accused: accused.length,
  };
}

/** Against the second of the pair, or the first where that is the favourite itself. */
function withFavourite({ first, second }: Pair, favourite: number): Pair {
  return { first: favourite, second: second === favourite ? first : second };
}

/** 1 for the best. */
function rankOrder(nats: readonly number[]): number[] {
  return nats.map((rating) => 1 + nats.filter((other) => other > rating).length);
}

function shiftOf(before: readonly number[], after: readonly number[]): Trial['shift'] {
  const shifts = before.map((rank, at) => Math.abs(rank - after[at]));
  return { mean: mean(shifts), largest: Math.max(...shifts) };
}

function tableOf(trials: readonly Trial[], { voters, biased, votes, size }: Settings): string {
  const over = (value: (trial: Trial) => number): number => mean(trials.map(value));
  const wrongly = sum(trials.map(({ accusedWrongly }) => accusedWrongly)) / sum(trials.map(({ accused }) => accused));
  const table = new CliTable({ style: { head: [], border: [] } });
  const ranks = (shift: (trial: Trial) => Trial['shift']): string =>
    `mean ${over((trial) => shift(trial).mean).toFixed(2)}, largest ${over((trial) => shift(trial).largest).toFixed(1)}`;
  table.push(
    ['ranks moved by biased voters', ranks(({ shift }) => shift)],
    ['ranks moved once those found are out', ranks(({ shiftAfter }) => shiftAfter)],
    [
      "ranks that the partisans' favourite rose by, before and after",
      `${over(({ rise }) => rise).toFixed(1)}, ${over(({ riseAfter }) => riseAfter).toFixed(1)}`,
    ],
    ...Object.keys(BIASES).map((bias) => [
      `${bias}: found`,
      `${(100 * over(({ found }) => found[bias])).toFixed(0)} %`,
    ]),
    [`honest among those accused (at most ${100 * FALSE_DISCOVERY_RATE} %)`, `${(100 * wrongly).toFixed(1)} %`],
  );
  const company = `${biased} biased voters among ${voters}, ${votes} votes each, ${size} competitors`;
  return `${company}, ${trials.length} seeds\n${table.toString()}`;
}
