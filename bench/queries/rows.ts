/** The rows that a made-up history fills the tables with, by table and column. */
import { DEFAULT_SEARCH_SPACE, express, type GeneValue, type Locus } from '#genome';
import { geneOrigins } from '#lineage';
import { type Made, NICHES, type Shape } from './history';

type Row = Readonly<Record<string, unknown>>;
/** In the order in which they refer to each other. */
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** Words by which some individuals are called. */
export const NAMES = ['ahab', 'ishmael', 'queequeg', 'starbuck'] as const;
/** Competes in every generation. */
export const N_GRAM = 'WB-2';
/** Every so many births one has a name. */
const NAMED_EVERY = 5003;
const BLOCKS = 32;
const POINTS = 12;
export const EVENTS_A_BIRTH = 2;
const AT = '2026-11-24T10:00:00Z';
const TEXT = 'the ship was still, and of the whale there was nothing to be seen but a ring of foam '.repeat(2);

export function tournamentRow({ id, generations, births }: Shape): Row {
  const niches = NICHES.map((name) => ({
    name,
    corpus: name,
    sha256: 'a'.repeat(64),
    demes: [{ name, capacity: births }],
  }));
  const byNiche = <Value>(value: Value) => Object.fromEntries(NICHES.map((name) => [name, value]));
  return {
    id,
    seed: 1,
    config: { name: id, notes: 'made up', generations, niches, environment: [] },
    survey: { vocabulary: ['<unk>', 'e'], characters: byNiche(1_000_000) },
    champions: [],
    communities: [],
    baselines: byNiche({ 'WB-0': 4.5, 'WB-1': 3.6, 'WB-2': 3, 'WB-3': 2.7, 'WB-4': 2.6, 'WB-5': 2.6 }),
    status: 'finished',
    generation: generations - 1,
    individuals: generations * births,
    niches_mixed: false,
    engine: 'none',
    processor: 'none',
    tokens_trained: 0,
    seconds: 0,
    flops: 0,
    cpu_seconds: 0,
    lineage_hash: 'made up',
    created_at: AT,
    fencing_token: 0,
    last_seq: generations * births * EVENTS_A_BIRTH,
  };
}

/** Of those born in a generation, `living` being all who live in it. */
export function rowsOf(shape: Shape, generation: number, born: readonly Made[], living: readonly Made[]): Tables {
  const of = { tournament_id: shape.id, generation };
  const viable = born.filter(({ nats }) => nats !== null);
  return {
    generation: [{ ...of, ...generationRow() }],
    scheme_state: [{ ...of, state: {} }],
    environment: [
      {
        ...of,
        interventions: [],
        settings: [],
        summary: { lowestBits: {}, lowestBitsEver: {}, meanBits: {}, corpora: {} },
      },
    ],
    individual: born.map((made) => ({ ...of, ...individualRow(shape, made) })),
    life: viable.map(lifeRow),
    parentage: born.flatMap(parentageRows),
    evaluation: viable.map(evaluationRow),
    lineage_event: born.flatMap((made) => eventRows(shape, made)),
    arena: NICHES.map((niche, index) => ({ ...of, niche, niche_index: index, prompts: ['the '] })),
    sample: [...viable, ...NICHES.map((niche) => ({ niche, id: N_GRAM }))].map(({ id, niche }) => ({
      ...of,
      niche,
      deme: niche,
      competitor: id,
      prompt: 0,
      content: TEXT,
      features: {},
    })),
    battle: battleRows(viable).map((battle) => ({ ...of, ...battle })),
    metric: metricRows(born.length).map((metric) => ({ ...of, ...metric })),
    compute: viable.flatMap((made) => computeRows(made)).map((work) => ({ ...of, ...work })),
    rating: viable.map((made) => ({ ...of, ...ratingRow(made) })),
    gene_origin: born.flatMap((made) => {
      const genomes = made.parents.map(({ genome }) => genome);
      return geneOrigins(made, genomes, DEFAULT_SEARCH_SPACE).map((origin) => ({ tournament_id: shape.id, ...origin }));
    }),
    gene_history: DEFAULT_SEARCH_SPACE.map((locus) => ({ ...of, ...geneRow(locus, living) })),
  };
}

function generationRow(): Row {
  return { niches: NICHES.map((niche) => ({ niche, best: null, arena: null })), vote_cut: 0, closed_at: AT };
}

function individualRow({ births, generations }: Shape, made: Made): Row {
  const { id, slot, niche, genome, nats, until, generation } = made;
  const { architecture, hyperparameters } = express(genome);
  const name = (generation * births + slot) % NAMED_EVERY === 1 ? NAMES[generation % NAMES.length] : null;
  return {
    id,
    slot,
    niche,
    deme: niche,
    family: architecture.family,
    genome,
    architecture,
    hyperparameters,
    regulation: null,
    name,
    parameters: parametersOf(made),
    ancestors_passed: [],
    status: nats === null ? 'nonviable' : 'trained',
    cause: nats === null ? 'the loss is not finite' : null,
    died_generation: until < generations - 1 ? until : null,
    validation_nats: nats,
    bits_per_character: nats && nats / Math.LN2,
    rating: nats && ratingOf(made),
    tokens_trained: nats && tokensOf(made),
  };
}

const parametersOf = ({ genome, slot }: Made): number =>
  Number(genome.width) ** 2 * Number(genome.depth) * 8 + (slot % 50);
/** Of an equal budget of FLOPs. */
const tokensOf = (made: Made): number => Math.floor(1e11 / (6 * parametersOf(made)));
const ratingOf = ({ nats, slot }: Made): number => 3 - nats! + (slot % 7) / 10;

function lifeRow(made: Made): Row {
  const curve = Array.from({ length: POINTS }, (_, step) => ({ step, nats: 3.123456789, entropyNats: 3.123456789 }));
  const weights = made.id.padEnd(64, '0');
  const trained = { tokens_trained: tokensOf(made), training_flops: 1e11, loss_curve: curve };
  const prequential = { prequential_nats: 3.5, prequential_slope: -0.2, former_text: null, regulation: null };
  const life = {
    weights,
    optimizer_state: null,
    birth_weights: null,
    birth_nats: 3.5,
    inherited_fraction: 0.5,
    ...trained,
    ...prequential,
    sparsity: 0,
    passed: [],
  };
  return { individual_id: made.id, generation: made.generation, ...life };
}

function parentageRows({ id, parents }: Made): Row[] {
  return parents.map((parent, index) => ({
    child_id: id,
    parent_id: parent.id,
    share: 1 / parents.length,
    role: index === 0 ? 'primary' : 'secondary',
    weight_share: index === 0 ? 1 : 0,
    genes: ['family', 'width', 'depth', 'heads'],
  }));
}

function evaluationRow({ id, niche, generation, nats }: Made): Row {
  const blocks = Array.from({ length: BLOCKS }, (_, block) => nats! + block / 1000);
  const scores = { nats, bits_per_character: nats! / Math.LN2, standard_error_nats: 0.01, prediction_entropy_bits: 2 };
  return { individual_id: id, niche, generation, part: 'validation', symbols: 8192, ...scores, blocks };
}

function eventRows({ id: tournament_id, births }: Shape, { id, generation, slot, niche, parents }: Made): Row[] {
  const shares = parents.map((parent) => ({
    id: parent.id,
    share: 1 / parents.length,
    role: 'primary',
    weightShare: 1 / parents.length,
  }));
  const data = [
    {
      type: 'individual.born',
      data: { id, generation, slot, niche, deme: niche, family: 'gru', parameters: 1000, parents: shares },
    },
    {
      type: 'individual.trained',
      data: { id, generation, tokens: 123_456, trainingFlops: 1e11, inheritedFraction: 0.5, cause: null },
    },
  ];
  const first = (generation * births + slot) * EVENTS_A_BIRTH + 1;
  return data.map((event, index) => ({ tournament_id, seq: first + index, at: AT, v: 1, ...event }));
}

/** Each against the next of its niche, and every tenth against an n-gram. */
function battleRows(viable: readonly Made[]): Row[] {
  return NICHES.flatMap((niche) => {
    const competitors = viable.filter((each) => each.niche === niche);
    return competitors.map(({ id }, number) => ({
      niche,
      deme: niche,
      number,
      first: id,
      prompt: 0,
      rater: 'critic-1',
      outcome: number % 2 ? 'first' : 'second',
      second: number % 10 === 0 ? N_GRAM : competitors[(number + 1) % competitors.length].id,
    }));
  });
}

function ratingRow(made: Made): Row {
  const nats = ratingOf(made);
  const bounds = { standard_error_nats: 0.2, own_error_nats: 0.15, lower_nats: nats - 0.4, upper_nats: nats + 0.4 };
  const rank = 1 + (made.slot % 9);
  const { niche, id: competitor } = made;
  const score = {
    nats,
    ...bounds,
    degrees_of_freedom: 6,
    elo: 1000 + 174 * nats,
    rank,
    lowest_rank: rank + 2,
    battles: 2,
  };
  return { niche, competitor, kind: 'individual', ...score, tastes: { critic: nats }, gold: 0, notes: [] };
}

function computeRows({ id }: Made): Row[] {
  return ['training', 'evaluation', 'writing'].map((kind) => ({
    individual: id,
    kind,
    flops: 1e11,
    tokens: 1e5,
    cpu_seconds: 1.5,
  }));
}

/** About as many as a generation has. */
function metricRows(births: number): Row[] {
  const value = { value: births / 3, standard_error: null };
  const ofLoci = ['locusGeneEntropyBits', 'locusWithinDemesBits', 'locusBetweenDemesBits', 'locusAlleleRichness'];
  return [
    { ...value, name: 'births', scope: 'generation', subject: 'all' },
    ...NICHES.map((subject) => ({ ...value, name: 'viable', scope: 'niche', subject })),
    ...ofLoci.flatMap((name) =>
      DEFAULT_SEARCH_SPACE.map((locus) => ({ ...value, name, scope: 'locus', subject: locus.name })),
    ),
  ];
}

function geneRow({ name, kind }: Locus, living: readonly Made[]): Row {
  if (kind === 'real') {
    const sorted = living.map(({ genome }) => Number(genome[name])).sort((a, b) => a - b);
    const quantiles = [0, 0.25, 0.5, 0.75, 1].map((share) => sorted[Math.floor(share * (sorted.length - 1))]);
    return { locus: name, living: living.length, quantiles };
  }
  const counts = new Map<GeneValue, number>();
  for (const { genome } of living) counts.set(genome[name], (counts.get(genome[name]) ?? 0) + 1);
  return { locus: name, living: living.length, alleles: Object.fromEntries(counts) };
}
