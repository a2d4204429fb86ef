import { sizeOf, type Program, type TensorData } from './program';

/** Throws a RangeError where a feed is missing, of another type or of another length than the program's input. */
export function checkFeeds({ inputs }: Program, feeds: Readonly<Record<string, TensorData>>): void {
  for (const [name, { dtype, shape }] of Object.entries(inputs)) {
    const feed: TensorData | undefined = feeds[name];
    const right = dtype === 'float32' ? feed instanceof Float32Array : feed instanceof Int32Array;
    if (!right || feed.length !== sizeOf(shape)) {
      throw new RangeError(`input ${name} is not ${sizeOf(shape)} elements of ${dtype} [${shape}]`);
    }
  }
}
