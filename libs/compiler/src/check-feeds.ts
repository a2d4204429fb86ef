import { sizeOf, type Program, type TensorData } from './program';

type Feeds = Readonly<Record<string, TensorData>>;

/**
 * The steps that the feeds are for: 1 for a program without a loop. Throws a RangeError where a feed is missing, of another type or of
 * another length than the program's input, or where feeds are for different numbers of steps.
 */
export function stepsOf(program: Program, feeds: Feeds): number {
  const steps = countSteps(program, feeds);
  for (const [name, { dtype, shape }] of Object.entries(program.inputs)) {
    const feed: TensorData | undefined = feeds[name];
    const full = program.loop?.perStep.includes(name) ? [steps, ...shape] : shape;
    const right = dtype === 'float32' ? feed instanceof Float32Array : feed instanceof Int32Array;
    if (!right || feed.length !== sizeOf(full)) {
      throw new RangeError(`input ${name} is not ${sizeOf(full)} elements of ${dtype} [${full}]`);
    }
  }
  return steps;
}

function countSteps({ inputs, loop }: Program, feeds: Feeds): number {
  if (!loop) return 1;
  const [first] = loop.perStep;
  return Math.max(1, Math.floor((feeds[first]?.length ?? 0) / sizeOf(inputs[first].shape)));
}
