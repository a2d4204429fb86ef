/**
 * Where a training step's time goes, operator by operator: `npm run bench:profile -- --family gru --width 128`. options.ts lists the
 * options. Timing each operator costs time itself, so the sum is more than an unobserved step takes.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

async function main(): Promise<void> {
  const { architecture, members, batch, steps, learningRate, threads } = readOptions(process.argv.slice(2));
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
    process.stdout.write(describe(events, steps + 1));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function describe(events: readonly ProfileEvent[], steps: number): string {
  const operators = new Map<string, { microseconds: number; nodes: number }>();
  for (const { cat, name, dur, args } of events) {
    const operator = args?.op_name;
    if (cat !== 'Node' || !name.endsWith('_kernel_time') || !operator || operator === 'Loop') continue;
    const { microseconds, nodes } = operators.get(operator) ?? { microseconds: 0, nodes: 0 };
    operators.set(operator, { microseconds: microseconds + dur, nodes: nodes + 1 });
  }
  const total = [...operators.values()].reduce((sum, { microseconds }) => sum + microseconds, 0);
  const rows = [...operators]
    .sort(([, a], [, b]) => b.microseconds - a.microseconds)
    .map(([operator, { microseconds, nodes }]) => {
      const share = `${((100 * microseconds) / total).toFixed(1)} %`.padStart(8);
      const milliseconds = (microseconds / 1000 / steps).toFixed(2).padStart(9);
      return `${operator.padEnd(20)}${milliseconds} ms${share}${(nodes / steps).toFixed(0).padStart(7)} nodes`;
    });
  return [`a step of all members: ${(total / 1000 / steps).toFixed(2)} ms`, ...rows, ''].join('\n');
}

void main();
