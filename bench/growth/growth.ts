/**
 * What a child whose architecture differs from its donor's in one gene starts from: the cross-entropy of donor and child at birth, and of the child
 * after some training, where weights are mapped, and where only tensors of the same name and shape are copied; on moby, mean over seeds.
 * `clade bench growth --family gru --family transformer --steps 400 --seeds 3 --json`
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { mean, prngOf, standardError } from '#base';
import { parseEngine } from '#engines';
import { natsToBits } from '#entropy';
import { inheritWeights } from '#evolution';
import { type Architecture, DEFAULT_SEARCH_SPACE, FAMILIES } from '#genome';
import { type LanguageModel, parameterLayout, type PlacedTensor } from '#model';
import { createLanguageModelFactory } from '#networks';
import { positiveInteger } from '../positive';
import { GENES, type ReferenceGenes, referenceOf } from '../reference';
import { crossEntropy, live } from '../train/live';
import { readMoby } from '../train/perform';

const OPTIONS = {
  family: { type: 'string', multiple: true, default: FAMILIES.map((family): string => family) },
  steps: { type: 'string', default: '400' },
  seeds: { type: 'string', default: '3' },
  engine: { type: 'string', default: 'onnx' },
  json: { type: 'boolean', default: false },
} as const;
const HYPERPARAMETERS = { batch: 16, learningRate: 0.004, weightDecay: 0.01 };
/** Of a donor's steps, what a child is trained for. */
const CHILDHOOD = 0.1;
/** Symbols of the validation text. */
const EVALUATED = 30_000;

/** Bits per character. */
interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

interface GrowthRow {
  readonly family: string;
  readonly gene: string;
  readonly from: number;
  readonly to: number;
  readonly donor: Estimate;
  readonly mapped: Estimate;
  readonly copied: Estimate;
  readonly mappedTrained: Estimate;
  readonly copiedTrained: Estimate;
}

/** Throws an InvalidValueError on a number that is not positive and whole, or an unknown family or engine. */
export async function benchGrowth(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const steps = positiveInteger('steps', values.steps);
  const seeds = Array.from({ length: positiveInteger('seeds', values.seeds) }, (_, at) => at + 1);
  const donors = values.family.map((family) => referenceOf(family));
  const { vocabulary, train, validation } = await readMoby();
  const models = createLanguageModelFactory(parseEngine(values.engine));
  const heldOut = validation.subarray(0, EVALUATED);
  const rows: GrowthRow[] = [];
  for (const donor of donors) {
    const donorModel = models.create(donor, vocabulary.size, 1);
    const donorLayout = parameterLayout(donor, vocabulary.size);
    const raised = await inTurn(seeds, (seed) => live(donorModel, train, { ...HYPERPARAMETERS, steps, seed }));
    const bitsOf = async (model: LanguageModel, weights: readonly Float32Array[]): Promise<Estimate> =>
      estimate(await inTurn(weights, async (each) => natsToBits(await crossEntropy(model, each, heldOut))));
    const ofDonor = await bitsOf(
      donorModel,
      raised.map(({ weights }) => weights),
    );
    for (const { gene, to, child } of changesOf(donor)) {
      const model = models.create(child, vocabulary.size, 1);
      const layout = parameterLayout(child, vocabulary.size);
      const trained = async (births: readonly Float32Array[]): Promise<Estimate> => {
        const childhood = { ...HYPERPARAMETERS, steps: Math.max(1, Math.round(CHILDHOOD * steps)) };
        const lives = await inTurn(births, (from, at) =>
          live(model, train, { ...childhood, seed: 100 + seeds[at], from }),
        );
        return bitsOf(
          model,
          lives.map(({ weights }) => weights),
        );
      };
      const fresh = seeds.map((seed) =>
        model.initialise([prngOf({ seed, generation: 1, subject: 'bench', purpose: 'weights' })]),
      );
      const mapped = raised.map(({ weights }, at) => inheritWeights(layout, donorLayout, weights, fresh[at]).weights);
      const copied = raised.map(({ weights }, at) => copyAlike(layout, donorLayout, weights, fresh[at]));
      rows.push({
        family: donor.family,
        gene,
        from: GENES[gene],
        to,
        donor: ofDonor,
        mapped: await bitsOf(model, mapped),
        copied: await bitsOf(model, copied),
        mappedTrained: await trained(mapped),
        copiedTrained: await trained(copied),
      });
    }
    process.stderr.write(`${donor.family} done\n`);
  }
  await models.dispose();
  return values.json ? JSON.stringify({ rows }) : tableOf(rows);
}

type NumericGene = {
  [Gene in keyof ReferenceGenes]: ReferenceGenes[Gene] extends number ? Gene : never;
}[keyof ReferenceGenes];

/** The next allele below and above of each numeric gene that the family expresses. */
function changesOf(donor: Architecture): { gene: NumericGene; to: number; child: Architecture }[] {
  return DEFAULT_SEARCH_SPACE.flatMap((locus) => {
    if (locus.kind !== 'ordinal' || !(locus.name in GENES)) return [];
    const gene = locus.name as NumericGene;
    const [below, above] = [
      locus.values.filter((each) => each < GENES[gene]),
      locus.values.filter((each) => each > GENES[gene]),
    ];
    return [below.at(-1), above.at(0)].flatMap((to) => {
      const child = to === undefined ? donor : referenceOf(donor.family, { [gene]: to });
      return to === undefined || JSON.stringify(child) === JSON.stringify(donor) ? [] : [{ gene, to, child }];
    });
  });
}

/** Tensors of the same name and shape. */
function copyAlike(
  layout: readonly PlacedTensor[],
  donorLayout: readonly PlacedTensor[],
  donorWeights: Float32Array,
  fresh: Float32Array,
): Float32Array {
  const weights = fresh.slice();
  for (const { name, shape, offset } of layout) {
    const source = donorLayout.find((tensor) => tensor.name === name && tensor.shape.join() === shape.join());
    if (source) weights.set(donorWeights.subarray(source.offset, source.offset + source.size), offset);
  }
  return weights;
}

async function inTurn<From, To>(
  items: readonly From[],
  perform: (item: From, at: number) => Promise<To>,
): Promise<To[]> {
  const done: To[] = [];
  for (const [at, item] of items.entries()) done.push(await perform(item, at));
  return done;
}

function estimate(values: readonly number[]): Estimate {
  return { mean: mean(values), standardError: standardError(values) };
}

function tableOf(rows: readonly GrowthRow[]): string {
  const table = new CliTable({
    head: ['family', 'change', 'donor', 'mapped, at birth', 'copied, at birth', 'mapped, trained', 'copied, trained'],
    style: { head: [], border: [] },
  });
  const told = ({ mean: value, standardError: error }: Estimate): string =>
    Number.isFinite(error) ? `${value.toFixed(3)} ± ${error.toFixed(3)}` : value.toFixed(3);
  for (const { family, gene, from, to, donor, mapped, copied, mappedTrained, copiedTrained } of rows) {
    table.push([
      family,
      `${gene} ${from} to ${to}`,
      ...[donor, mapped, copied, mappedTrained, copiedTrained].map(told),
    ]);
  }
  return `${table.toString()}\nbits per character on validation; ±: one standard error over seeds`;
}
