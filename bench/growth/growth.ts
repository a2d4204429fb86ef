/**
 * What a child whose architecture differs from its donor's in one gene starts from: the cross-entropy of donor and child at birth, and of the child
 * after some training, where weights are mapped, where what is mapped is shrunk (`heredity.shrink`), where only tensors of the same name and shape are
 * copied, and of a fresh network trained as long as the child; on moby, mean over seeds.
 * `clade bench growth --family gru --family transformer --steps 400 --childhood 0.1 --shrink 0.6 --seeds 3 --json`; with
 * `--width 128 --to 256` of that one growth of donors so wide.
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { mean, prngOf, standardError } from '#base';
import { parseEngine } from '#engines';
import { natsToBits } from '#entropy';
import { inheritWeights, shrinkWeights } from '#evolution';
import { type Architecture, DEFAULT_SEARCH_SPACE, FAMILIES } from '#genome';
import { type LanguageModel, parameterLayout, type PlacedTensor } from '#model';
import { createLanguageModelFactory } from '#networks';
import { positiveInteger, positiveNumber } from '../positive';
import { GENES, type ReferenceGenes, referenceOf } from '../reference';
import { crossEntropy, live } from '../train/live';
import { readMoby } from '../train/perform';

const OPTIONS = {
  family: { type: 'string', multiple: true, default: FAMILIES.map((family): string => family) },
  steps: { type: 'string', default: '400' },
  childhood: { type: 'string', default: '0.1' },
  shrink: { type: 'string', default: '0.6' },
  'learning-rate': { type: 'string', default: '0.004' },
  width: { type: 'string', default: String(GENES.width) },
  to: { type: 'string' },
  seeds: { type: 'string', default: '3' },
  engine: { type: 'string', default: 'onnx' },
  json: { type: 'boolean', default: false },
} as const;
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
  readonly shrunkTrained: Estimate;
  readonly copiedTrained: Estimate;
  readonly freshTrained: Estimate;
}

/** Throws an InvalidValueError on a number that is out of its range, or an unknown family or engine. */
export async function benchGrowth(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const steps = positiveInteger('steps', values.steps);
  // of a donor's steps, what a child is trained for
  const childhood = positiveNumber('childhood', values.childhood);
  const kept = positiveNumber('shrink', values.shrink);
  const seeds = Array.from({ length: positiveInteger('seeds', values.seeds) }, (_, at) => at + 1);
  const hyperparameters = {
    batch: 16,
    learningRate: positiveNumber('learning-rate', values['learning-rate']),
    weightDecay: 0.01,
  };
  const width = positiveInteger('width', values.width);
  const to = values.to === undefined ? undefined : positiveInteger('to', values.to);
  const donors = values.family.map((family) => referenceOf(family, { width }));
  const { vocabulary, train, validation } = await readMoby();
  const models = createLanguageModelFactory(parseEngine(values.engine));
  const heldOut = validation.subarray(0, EVALUATED);
  const rows: GrowthRow[] = [];
  for (const donor of donors) {
    const donorModel = models.create(donor, vocabulary.size, 1);
    const donorLayout = parameterLayout(donor, vocabulary.size);
    const raised = await inTurn(seeds, (seed) => live(donorModel, train, { ...hyperparameters, steps, seed }));
    const bitsOf = async (model: LanguageModel, weights: readonly Float32Array[]): Promise<Estimate> =>
      estimate(await inTurn(weights, async (each) => natsToBits(await crossEntropy(model, each, heldOut))));
    const ofDonor = await bitsOf(
      donorModel,
      raised.map(({ weights }) => weights),
    );
    for (const { gene, from, to: value, child } of changesOf(donor, width, to)) {
      const model = models.create(child, vocabulary.size, 1);
      const layout = parameterLayout(child, vocabulary.size);
      const trained = async (births: readonly Float32Array[]): Promise<Estimate> => {
        const settings = { ...hyperparameters, steps: Math.max(1, Math.round(childhood * steps)) };
        const lives = await inTurn(births, (from, at) =>
          live(model, train, { ...settings, seed: 100 + seeds[at], from }),
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
      const shrunk = mapped.map((weights, at) => shrinkWeights(weights, fresh[at], kept));
      rows.push({
        family: donor.family,
        gene,
        from,
        to: value,
        donor: ofDonor,
        mapped: await bitsOf(model, mapped),
        copied: await bitsOf(model, copied),
        mappedTrained: await trained(mapped),
        shrunkTrained: await trained(shrunk),
        copiedTrained: await trained(copied),
        freshTrained: await trained(fresh),
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

interface GeneChange {
  readonly gene: NumericGene;
  readonly from: number;
  readonly to: number;
  readonly child: Architecture;
}

/** The width `to` alone where there is one; else the next allele below and above of each numeric gene that the family expresses. */
function changesOf({ family }: Architecture, width: number, to: number | undefined): readonly GeneChange[] {
  const genes: ReferenceGenes = { ...GENES, width };
  const changed = (gene: NumericGene, value: number): GeneChange => {
    return { gene, from: genes[gene], to: value, child: referenceOf(family, { width, [gene]: value }) };
  };
  if (to !== undefined) return [changed('width', to)];
  const donor = JSON.stringify(referenceOf(family, { width }));
  return DEFAULT_SEARCH_SPACE.flatMap((locus) => {
    if (locus.kind !== 'ordinal' || !(locus.name in GENES)) return [];
    const gene = locus.name as NumericGene;
    const next = [
      locus.values.filter((each) => each < genes[gene]).at(-1),
      locus.values.find((each) => each > genes[gene]),
    ];
    return next
      .flatMap((value) => (value === undefined ? [] : changed(gene, value)))
      .filter(({ child }) => JSON.stringify(child) !== donor);
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

const TRAINED = ['mapped', 'shrunk', 'copied', 'fresh'].map((how) => `${how}, trained`);

function tableOf(rows: readonly GrowthRow[]): string {
  const table = new CliTable({
    head: ['family', 'change', 'donor', ...['mapped', 'copied'].map((how) => `${how}, at birth`), ...TRAINED],
    style: { head: [], border: [] },
  });
  const told = ({ mean: value, standardError: error }: Estimate): string =>
    Number.isFinite(error) ? `${value.toFixed(3)} ± ${error.toFixed(3)}` : value.toFixed(3);
  for (const { family, gene, from, to, donor, mapped, copied, ...trained } of rows) {
    const { mappedTrained, shrunkTrained, copiedTrained, freshTrained } = trained;
    const estimates = [donor, mapped, copied, mappedTrained, shrunkTrained, copiedTrained, freshTrained];
    table.push([family, `${gene} ${from} to ${to}`, ...estimates.map(told)]);
  }
  return `${table.toString()}\nbits per character on validation; ±: one standard error over seeds`;
}
