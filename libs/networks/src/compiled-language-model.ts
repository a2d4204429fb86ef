import type { Prng } from '#base';
import type { Compiler, Program, TensorData } from '#compiler';
import type { Architecture } from '#genome';
import {
  parameterLayout,
  type LanguageModel,
  type PlacedTensor,
  type SampleRequest,
  type Scores,
  type StepRecipe,
  type StepResult,
  type TrainingState,
} from '#model';
import { biasCorrections } from './adamw';
import { initialWeights } from './initial-weights';
import { logitsProgram, scoringProgram, trainingProgram, type ProgramSize } from './programs';
import { sampleText } from './sample-text';

/** The language-model port on compiled programs. */
export class CompiledLanguageModel implements LanguageModel {
  readonly parameters: number;
  private readonly layout: readonly PlacedTensor[];

  constructor(
    private readonly compiler: Compiler,
    readonly architecture: Architecture,
    readonly vocabularySize: number,
    readonly members: number,
  ) {
    this.layout = parameterLayout(architecture, vocabularySize);
    this.parameters = this.layout.reduce((count, { size }) => count + size, 0);
  }

  initialise(prngs: readonly Prng[]): Float32Array {
    if (prngs.length !== this.members) throw new RangeError(`${prngs.length} streams for ${this.members} members`);
    return initialWeights(this.layout, prngs);
  }

  async step(state: TrainingState, tokens: Int32Array, recipe: StepRecipe): Promise<StepResult> {
    const { weights, momentum, variance } = state;
    const step = state.step + 1;
    const program = trainingProgram(this.sizeFor(tokens, this.architecture.context + 1));
    const feeds = { weights, momentum, variance, tokens, ...recipe, corrections: biasCorrections(step) };
    const after = await this.run(program, feeds);
    const moved = { weights: after['weights'], momentum: after['momentum'], variance: after['variance'], step };
    return { state: moved, loss: after['loss'], gradientNorm: after['gradientNorm'] };
  }

  async loss(weights: Float32Array, tokens: Int32Array): Promise<Scores> {
    const program = scoringProgram(this.sizeFor(tokens, this.architecture.context + 1));
    const { nats, entropy } = await this.run(program, { weights, tokens });
    return { nats, entropy };
  }

  async logits(weights: Float32Array, tokens: Int32Array): Promise<Float32Array> {
    const program = logitsProgram(this.sizeFor(tokens, this.architecture.context));
    return (await this.run(program, { weights, tokens }))['logits'];
  }

  sample(weights: Float32Array, request: SampleRequest): Promise<readonly (readonly number[])[]> {
    return sampleText(this, weights, request);
  }

  /** The program's size for tokens in windows of `length`. Throws a RangeError where they do not fill whole windows. */
  private sizeFor(tokens: Int32Array, length: number): ProgramSize {
    const { architecture, vocabularySize, members } = this;
    const batch = tokens.length / (members * length);
    if (!Number.isInteger(batch) || batch === 0) {
      throw new RangeError(`${tokens.length} symbols do not fill windows of ${length} for ${members} members`);
    }
    return { architecture, vocabularySize, members, batch };
  }

  private async run(program: Program, feeds: Record<string, TensorData>): Promise<Record<string, Float32Array>> {
    return (await this.compiler.run(program, feeds)) as Record<string, Float32Array>; // all outputs are real
  }
}
