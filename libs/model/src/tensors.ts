/** Ways to describe a parameter tensor, with the initial values that suit its role. */

export type Initial =
  | { readonly kind: 'normal'; readonly standardDeviation: number }
  | { readonly kind: 'constant'; readonly value: number }
  /** Of a table of positions: sines and cosines of falling frequency (Vaswani et al. 2017). */
  | { readonly kind: 'sinusoids'; readonly amplitude: number };

export interface ParameterTensor {
  readonly name: string;
  /** Shape for one member, without the population axis. */
  readonly shape: readonly number[];
  readonly initial: Initial;
  /** Whether weight decay acts on it. */
  readonly decays: boolean;
  /** Whether it is a factor of a matrix product for each symbol (embeddings and biases are not). */
  readonly multiplies: boolean;
}

/** A matrix [inputs, outputs] applied to every symbol; normal initial values of variance 1 / inputs (LeCun 1998). */
export function matrix(name: string, inputs: number, outputs: number): ParameterTensor {
  const initial = { kind: 'normal', standardDeviation: 1 / Math.sqrt(inputs) } as const;
  return { name, shape: [inputs, outputs], initial, decays: true, multiplies: true };
}

/** A matrix that starts at 0, so that the residual branch it ends starts as nothing (Goyal et al. 2017). */
export function closedMatrix(name: string, inputs: number, outputs: number): ParameterTensor {
  return { name, shape: [inputs, outputs], initial: { kind: 'constant', value: 0 }, decays: true, multiplies: true };
}

/** A table [rows, width] that is looked up, not multiplied. */
export function table(name: string, rows: number, width: number, standardDeviation: number): ParameterTensor {
  return {
    name,
    shape: [rows, width],
    initial: { kind: 'normal', standardDeviation },
    decays: false,
    multiplies: false,
  };
}

/** A table of positions [rows, width] that starts as sinusoids: neighbours start alike, and one product distinguishes them. */
export function positions(name: string, rows: number, width: number, amplitude: number): ParameterTensor {
  return { name, shape: [rows, width], initial: { kind: 'sinusoids', amplitude }, decays: false, multiplies: false };
}

/** A vector [width] of equal initial values: a bias (0) or a gain (1). */
export function vector(name: string, width: number, value = 0): ParameterTensor {
  return { name, shape: [width], initial: { kind: 'constant', value }, decays: false, multiplies: false };
}
