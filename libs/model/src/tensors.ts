/** Ways to describe a parameter tensor, with the initial values that suit its role. */

export type Initial =
  | { readonly kind: 'normal'; readonly standardDeviation: number }
  | { readonly kind: 'constant'; readonly value: number };

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

/** A matrix [inputs, outputs] applied to every symbol; normal initial values of variance `gain`^2 / inputs (LeCun 1998). */
export function matrix(name: string, inputs: number, outputs: number, gain = 1): ParameterTensor {
  const initial = { kind: 'normal', standardDeviation: gain / Math.sqrt(inputs) } as const;
  return { name, shape: [inputs, outputs], initial, decays: true, multiplies: true };
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

/** A vector [width] of equal initial values: a bias (0) or a gain (1). */
export function vector(name: string, width: number, value = 0): ParameterTensor {
  return { name, shape: [width], initial: { kind: 'constant', value }, decays: false, multiplies: false };
}
