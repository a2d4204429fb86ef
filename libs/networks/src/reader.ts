import { sizeOf, type Compiler, type Program } from '#compiler';
import { stateLimit } from '#model';
import type { ProgramSize } from './program-size';
import { layoutOf } from './program-size';
import { readingProgram, STATE, WEIGHT } from './reading-program';
import { stateShapes } from './state-shapes';

/** Reads texts side by side, symbol by symbol, and remembers what a model carries from one to the next. */
export interface Reader {
  /** Symbols it can remember; more are an error. */
  readonly limit: number;
  forget(): void;
  /** The next symbol of every text [texts] -> logits of the one after it [texts, vocabularySize]. */
  read(symbols: Int32Array): Promise<Float32Array>;
}

/** A reader of `batch` texts by each of `members` models. weights [members, parameters], gates [members, modules] */
export class CompiledReader implements Reader {
  readonly limit: number;
  private readonly program: Program;
  private readonly constant: Readonly<Record<string, Float32Array>>;
  private states: Record<string, Float32Array> = {};
  private seen = 0;

  constructor(
    private readonly compiler: Compiler,
    private readonly size: ProgramSize,
    weights: Float32Array,
    gates?: Float32Array,
  ) {
    this.limit = stateLimit(size.architecture);
    this.program = readingProgram(size);
    this.constant = { ...apart(size, weights), ...(gates && { gates }) };
    this.forget();
  }

  forget(): void {
    this.seen = 0;
    const shapes = Object.entries(stateShapes(this.size.architecture));
    const texts = this.size.members * this.size.batch;
    this.states = Object.fromEntries(
      shapes.map(([name, shape]) => [STATE + name, new Float32Array(texts * sizeOf(shape))]),
    );
  }

  async read(symbols: Int32Array): Promise<Float32Array> {
    if (this.seen === this.limit) throw new RangeError(`more than ${this.limit} symbols`);
    const feeds = { ...this.constant, ...this.states, tokens: symbols, seen: Float32Array.of(this.seen) };
    const results = (await this.compiler.run(this.program, feeds)) as Record<string, Float32Array>;
    for (const name of Object.keys(this.states)) this.keep(name, results[name]);
    this.seen++;
    return results['logits'];
  }

  /** A whole state replaces the last; keys and values [texts, heads, 1, size] join those of earlier positions. */
  private keep(name: string, state: Float32Array): void {
    const { architecture } = this.size;
    if (!('heads' in architecture)) {
      this.states[name] = state;
      return;
    }
    const { context, headSize: size } = architecture;
    for (let row = 0; row * size < state.length; row++) {
      const offset = (row * context + this.seen) * size;
      this.states[name].set(state.subarray(row * size, (row + 1) * size), offset);
    }
  }
}

/** Weights [members, parameters] by tensor, each [members, ...shape]. */
function apart(size: ProgramSize, weights: Float32Array): Record<string, Float32Array> {
  const layout = layoutOf(size);
  const parameters = weights.length / size.members;
  return Object.fromEntries(
    layout.map((tensor) => {
      const values = new Float32Array(size.members * tensor.size);
      for (let member = 0; member < size.members; member++) {
        const start = member * parameters + tensor.offset;
        values.set(weights.subarray(start, start + tensor.size), member * tensor.size);
      }
      return [WEIGHT + tensor.name, values];
    }),
  );
}
