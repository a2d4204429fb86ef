/** Whether a weights file is that of a model: its tensors those that the architecture has, and finite. */
import { InvalidValueError } from '#base';
import { countParameters, parameterLayout } from '#model';
import type { NamedTensor } from '#tournament';
import { decodeSafetensors, SafetensorsFormatError } from './safetensors';

type Architecture = Parameters<typeof parameterLayout>[0];

const FLOAT_BYTES = 4;
/** That of the largest architecture takes some kilobytes. */
const LARGEST_HEADER = 2 ** 20;
/** Of what is wrong, told in a message. */
const [MOST_AXES, MOST_CHARACTERS] = [8, 80];

/** Bytes that a model's weights file has at most, to be asked before it is read. */
export function largestWeights(architecture: Architecture, vocabularySize: number): number {
  return bytesOf(countParameters(architecture, vocabularySize));
}

/** The same of the file with its optimizer's moments. */
export function largestMoments(architecture: Architecture, vocabularySize: number): number {
  return largestFile(countParameters(architecture, vocabularySize));
}

/** Bytes that a file of either has at most, of a model of so many parameters: there are two moments a parameter. */
export function largestFile(parameters: number): number {
  return 2 * bytesOf(parameters);
}

function bytesOf(parameters: number): number {
  return parameters * FLOAT_BYTES + LARGEST_HEADER;
}

/** Throws an InvalidValueError that names the tensor, or `safetensors` where they cannot be read. */
export function checkWeights(bytes: Uint8Array, architecture: Architecture, vocabularySize: number): void {
  checkTensors(bytes, parameterLayout(architecture, vocabularySize));
}

/** The same of the file with its optimizer's moments. */
export function checkMoments(bytes: Uint8Array, architecture: Architecture, vocabularySize: number): void {
  const moments = ['momentum', 'variance'].flatMap((moment) =>
    parameterLayout(architecture, vocabularySize).map(({ name, shape }) => ({ name: `${moment}.${name}`, shape })),
  );
  checkTensors(bytes, [...moments, { name: 'steps', shape: [1] }]);
}

function checkTensors(bytes: Uint8Array, expected: readonly Pick<NamedTensor, 'name' | 'shape'>[]): void {
  const given = new Map(tensorsIn(bytes).map((tensor) => [tensor.name, tensor]));
  for (const { name, shape } of expected) {
    const tensor = given.get(name);
    const right = `[${shape.join(', ')}] by the architecture`;
    if (!tensor) throw new InvalidValueError(`${name} shape`, null, right);
    const isRight =
      tensor.shape.length === shape.length && shape.every((length, axis) => length === tensor.shape[axis]);
    if (!isRight) throw new InvalidValueError(`${name} shape`, tensor.shape.slice(0, MOST_AXES), right);
    const broken = tensor.values.findIndex((value) => !Number.isFinite(value));
    if (broken >= 0) throw new InvalidValueError(`${name} value ${broken}`, tensor.values[broken], 'a finite number');
    given.delete(name);
  }
  const [unknown] = given.keys();
  if (unknown !== undefined)
    throw new InvalidValueError('tensor', unknown.slice(0, MOST_CHARACTERS), "one of the architecture's");
}

function tensorsIn(bytes: Uint8Array) {
  try {
    return decodeSafetensors(bytes).tensors;
  } catch (error) {
    if (!(error instanceof SafetensorsFormatError)) throw error;
    throw new InvalidValueError('safetensors', `a file that ${error.message}`, 'a whole file of F32 tensors');
  }
}
