import type { Prng } from '#base';
import type { Compiler, Program } from '#compiler';
import type { Architecture } from '#genome';
import {
  moduleIds,
  parameterLayout,
  stateBatches,
  type LanguageModel,
  type PlacedTensor,
  type PreferenceExamples,
  type PreferenceHyperparameters,
  type PreferenceResult,
  type SampleRequest,
  type Scores,
  type Texts,
  type TrainingHyperparameters,
  type TrainingResult,
  type TrainingState,
} from '#model';
import { UNIT_STATES } from './families/recurrent';
import { noiseFeeds } from './noise-feeds';
import { initialWeights } from './initial-weights';
import { divergenceProgram, logitsProgram, scoringProgram, statesProgram } from './prediction-programs';
import { PREFERENCE_OBJECTIVES } from './preference-objectives';
import type { ProgramSize } from './program-size';
import { biasCorrections } from './optimizers/adamw';
import { readOn } from './read-on';
import { CompiledReader } from './reader';
import { groupSize, runInGroups, unrolledGroupSize, type Feeds } from './run-in-groups';
import { sampleText } from './sample-text';
import { trainingProgram } from './training-program';

const PREFERENCE_PARTS = { optimizer: 'adamw', dropout: false, gradientNoise: false } as const;

/** The language-model port on compiled programs. */
export class CompiledLanguageModel implements LanguageModel {
  readonly parameters: number;
  private readonly layout: readonly PlacedTensor[];

  constructor(
    private readonly compiler: Compiler,
    readonly architecture: Architecture,
    readonly vocabularySize: number,
    readonly members: number,
    /** [members, modules] */
    private readonly gates?: Float32Array,
  ) {
    const modules = moduleIds(architecture).length;
    if (modules > 0) this.gates ??= new Float32Array(members * modules).fill(1);
    const count = this.gates?.length ?? 0;
    if (count !== members * modules)
      throw new RangeError(`${count} gates for ${members} members of ${modules} modules`);
    this.layout = parameterLayout(architecture, vocabularySize);
    this.parameters = this.layout.reduce((count, { size }) => count + size, 0);
  }

  initialise(prngs: readonly Prng[]): Float32Array {
    if (prngs.length !== this.members) throw new RangeError(`${prngs.length} streams for ${this.members} members`);
    return initialWeights(this.layout, prngs);
  }

  async train(
    state: TrainingState,
    tokens: Int32Array,
    hyperparameters: TrainingHyperparameters,
    into?: Omit<TrainingState, 'step'>,
  ): Promise<TrainingResult> {
    const { architecture, members, parameters } = this;
    const { weights, momentum, variance } = state;
    const steps = this.stepsOf(hyperparameters.learningRate);
    const { learningRate, weightDecay, labelSmoothing, clipNorm, dropout, gradientNoise, prngs } = hyperparameters;
    const { optimizer = 'adamw', mask } = hyperparameters;
    const parts = { optimizer, dropout: Boolean(dropout), gradientNoise: Boolean(gradientNoise), mask: Boolean(mask) };
    const batch = tokens.length / (steps * members * (architecture.context + 1));
    const noise = noiseFeeds({ architecture, members, parameters, batch }, { dropout, gradientNoise, steps, prngs });
    const feeds = {
      weights,
      momentum,
      variance,
      tokens,
      learningRate,
      weightDecay,
      labelSmoothing,
      clipNorm,
      ...(mask && { mask }),
      ...(dropout && { dropout }),
      ...(gradientNoise && { gradientNoise }),
      ...noise.rows,
      corrections: this.correctionsOf(state, steps, hyperparameters.stepsBefore),
    };
    const shared = noise.banks;
    const buffers = into && { weights: into.weights, momentum: into.momentum, variance: into.variance };
    const program = (size: ProgramSize) => trainingProgram(size, parts);
    const after = await this.run(program, 1, feeds, { steps, shared, into: buffers });
    const moved = { weights: after['weights'], momentum: after['momentum'], variance: after['variance'] };
    const { loss, entropy, gradientNorm } = after;
    return { state: { ...moved, step: state.step + steps }, loss, entropy, gradientNorm };
  }

  async prefer(
    state: TrainingState,
    { tokens, counted, reference }: PreferenceExamples,
    hyperparameters: PreferenceHyperparameters,
  ): Promise<PreferenceResult> {
    const { weights, momentum, variance } = state;
    const { method, learningRate, clipNorm, beta, mask } = hyperparameters;
    const steps = this.stepsOf(learningRate);
    const weightDecay = new Float32Array(this.members);
    const feeds = {
      weights,
      momentum,
      variance,
      tokens,
      learningRate,
      weightDecay,
      clipNorm,
      counted,
      ...(mask && { mask }),
      ...(method === 'dpo' && { reference, beta }),
      corrections: this.correctionsOf(state, steps),
    };
    const parts = { ...PREFERENCE_PARTS, mask: Boolean(mask) };
    const program = (size: ProgramSize) => trainingProgram(size, parts, PREFERENCE_OBJECTIVES[method]);
    const { loss, gradientNorm, ...after } = await this.run(program, 1, feeds, { steps });
    const moved = { weights: after['weights'], momentum: after['momentum'], variance: after['variance'] };
    return { state: { ...moved, step: state.step + steps }, loss, gradientNorm };
  }

  async loss(
    weights: Float32Array,
    tokens: Int32Array,
    excluded = new Float32Array(this.members * this.vocabularySize),
  ): Promise<Scores> {
    const { nats, entropy } = await this.run(scoringProgram, 1, { weights, tokens, excluded });
    return { nats, entropy };
  }

  async lossOfStates(
    weights: Float32Array,
    tokens: Int32Array,
    gates: Float32Array,
    excluded = new Float32Array(this.vocabularySize),
  ): Promise<Scores> {
    const { architecture, vocabularySize } = this;
    if (this.members !== 1) throw new RangeError(`states of ${this.members} members, and not of one`);
    const modules = moduleIds(architecture).length;
    const [states, batch] = [gates.length / modules, tokens.length / (architecture.context + 1)];
    if (!Number.isInteger(states) || !Number.isInteger(batch)) {
      throw new RangeError(
        `${gates.length} gates of ${modules} modules, ${tokens.length} symbols for ${architecture.context + 1}`,
      );
    }
    const size = batch * architecture.context;
    const scores = { nats: new Float32Array(states * size), entropy: new Float32Array(states * size) };
    let first = 0;
    for (const together of stateBatches(states)) {
      const program = statesProgram({ architecture, vocabularySize, members: 1, batch }, together);
      const some = new Float32Array(together * modules); // those beyond the last are computed in vain
      some.set(gates.subarray(first * modules, (first + together) * modules));
      const { nats, entropy } = await this.compiler.run(program, { weights, tokens, excluded, gates: some });
      const count = Math.min(together, states - first) * size;
      scores.nats.set((nats as Float32Array).subarray(0, count), first * size);
      scores.entropy.set((entropy as Float32Array).subarray(0, count), first * size);
      first += together;
    }
    return scores;
  }

  async logits(weights: Float32Array, tokens: Int32Array): Promise<Float32Array> {
    return (await this.run(logitsProgram, 0, { weights, tokens }))['logits'];
  }

  async divergence(weights: Float32Array, reference: Float32Array, tokens: Int32Array): Promise<Float32Array> {
    return (await this.run(divergenceProgram, 1, { weights, reference, tokens }))['nats'];
  }

  async sample(weights: Float32Array, request: SampleRequest): Promise<Texts> {
    const { prompts, prngs, decoding, length, forbidden } = request;
    const { architecture, vocabularySize, members } = this;
    const batch = prompts[0].length;
    if (prompts.length !== members || prompts.some((own) => own.length !== batch)) {
      throw new RangeError(`prompts are not as many for each of ${members} members`);
    }
    const group = groupSize(members, batch);
    const texts: Texts[number][] = [];
    for (let first = 0; first < members; first += group) {
      const own = rowsOf(weights, first, group, members);
      const reader = new CompiledReader(
        this.compiler,
        { architecture, vocabularySize, members: group, batch },
        own,
        this.gates && rowsOf(this.gates, first, group, members),
      );
      const drafts = prompts
        .slice(first, first + group)
        .flatMap((ofMember, at) =>
          ofMember.map((prompt, text) => ({ prompt, decoding: decoding[first + at], prng: prngs[first + at][text] })),
        );
      const written = await sampleText(readOn(reader), drafts, length, forbidden);
      for (let member = 0; member < group; member++) texts.push(written.slice(member * batch, (member + 1) * batch));
    }
    return texts;
  }

  private correctionsOf({ step }: TrainingState, steps: number, before: readonly number[] = []): Float32Array {
    return biasCorrections(
      Array.from({ length: this.members }, (_, member) => (before[member] ?? 0) + step + 1),
      steps,
    );
  }

  /** Of learning rates [steps, members]. */
  private stepsOf({ length }: Float32Array): number {
    const steps = length / this.members;
    if (Number.isInteger(steps) && steps > 0) return steps;
    throw new RangeError(`${length} learning rates are not whole steps of ${this.members} members`);
  }

  /**
   * Runs a program on the windows that the tokens fill, each of `context` symbols and `extra` more.
   * Throws a RangeError where a buffer does not fill what it should.
   */
  private run(
    programOf: (size: ProgramSize) => Program,
    extra: number,
    feeds: Feeds & { readonly tokens: Int32Array },
    { steps = 1, shared = {}, into }: { steps?: number; shared?: Feeds; into?: Record<string, Float32Array> } = {},
  ): Promise<Record<string, Float32Array>> {
    const { architecture, vocabularySize, members } = this;
    const length = architecture.context + extra;
    const batch = feeds.tokens.length / (steps * members * length);
    if (!Number.isInteger(batch) || batch === 0) {
      const company = steps === 1 ? `${members} members` : `${members} members in ${steps} steps`;
      throw new RangeError(`${feeds.tokens.length} symbols do not fill windows of ${length} for ${company}`);
    }
    const isUnrolled = architecture.family in UNIT_STATES;
    const group = isUnrolled
      ? unrolledGroupSize(this.compiler.engine, members, batch)
      : groupSize(members, batch * architecture.context);
    const program = programOf({ architecture, vocabularySize, members: group, batch });
    const all = this.gates ? { ...feeds, gates: this.gates } : feeds;
    return runInGroups(this.compiler, program, { groups: members / group, steps }, all, shared, into);
  }
}

/** Of some members: [members, ...] -> [count, ...] */
function rowsOf(all: Float32Array, first: number, count: number, members: number): Float32Array {
  const size = all.length / members;
  return all.subarray(first * size, (first + count) * size);
}
