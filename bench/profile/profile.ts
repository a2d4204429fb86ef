/**
 * Where a training step's time goes, operator of onnxruntime by operator: `clade bench profile --family gru --width 128`. Timing each
 * operator costs time itself, so the sum is more than an unobserved step takes.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sum } from '#base';
import { buildVocabulary, splitText } from '#corpus';
import { createLanguageModelFactory } from '#networks';
import { BUILT_IN_CORPORA } from '#sources';
import { measureTraining } from '../train/measure-training';
import { readOptions } from './options';

/** What onnxruntime writes of each operator that it ran. `dur` in microseconds. */
interface ProfileEvent {
  readonly cat: string;
  readonly name: string;
  readonly dur: number;
  readonly args?: { readonly op_name?: string };
}

interface Operator {
  readonly operator: string;
  /** A step. */
  readonly milliseconds: number;
  readonly nodes: number;
}

/** Throws as `readOptions` does. */
export async function benchProfile(args: readonly string[]): Promise<string> {
  const { architecture, members, batch, steps, learningRate, threads, json } = readOptions(args);
  const text = splitText(await BUILT_IN_CORPORA.find(({ name }) => name === 'moby')!.read()).train;
  const vocabulary = buildVocabulary([text]);
  const folder = await mkdtemp(path.join(tmpdir(), 'clade-profile-'));
  try {
    const models = createLanguageModelFactory('onnx', { threads, profile: path.join(folder, 'step') });
    const model = models.create(architecture, vocabulary.size, members);
    await measureTraining('onnx', model, vocabulary.encode(text), { batch, steps, learningRate });
    await models.dispose();
    const files = await Promise.all((await readdir(folder)).map((file) => readFile(path.join(folder, file), 'utf8')));
    const events = files.flatMap((file) => JSON.parse(file) as ProfileEvent[]);
    const operators = operatorsOf(events, steps + 1);
    return json ? JSON.stringify(operators) : describe(operators);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Of a step, the slowest first. */
function operatorsOf(events: readonly ProfileEvent[], steps: number): Operator[] {
  const operators = new Map<string, Operator>();
  for (const { cat, name, dur, args } of events) {
    const operator = args?.op_name;
    if (cat !== 'Node' || !name.endsWith('_kernel_time') || !operator || operator === 'Loop') continue;
    const { milliseconds, nodes } = operators.get(operator) ?? { milliseconds: 0, nodes: 0 };
    operators.set(operator, { operator, milliseconds: milliseconds + dur / 1000 / steps, nodes: nodes + 1 / steps });
  }
  return [...operators.values()].sort((a, b) => b.milliseconds - a.milliseconds);
}

function describe(operators: readonly Operator[]): string {
  const total = sum(operators.map(({ milliseconds }) => milliseconds));
  const rows = operators.map(({ operator, milliseconds, nodes }) => {
    const share = `${((100 * milliseconds) / total).toFixed(1)} %`.padStart(8);
    return `${operator.padEnd(20)}${milliseconds.toFixed(2).padStart(9)} ms${share}${nodes.toFixed(0).padStart(7)} nodes`;
  });
  return [`a step of all members: ${total.toFixed(2)} ms`, ...rows].join('\n');
}
