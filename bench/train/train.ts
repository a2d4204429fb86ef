/**
 * Speed of training: populations on the compiled engine, held against a plain matrix product and against the same program run
 * eagerly by TensorFlow.js on the same text from the same weights, all in one run.
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { openEngine } from '#compiler';
import { buildVocabulary, splitText } from '#corpus';
import type { EngineName } from '#engines';
import { trainingFlopsPerToken } from '#model';
import { createLanguageModelFactory } from '#networks';
import { BUILT_IN_CORPORA } from '#sources';
import { positiveInteger } from '../positive-integer';
import { rowOf, type Row } from '../row';
import { measurePeak } from './measure-peak';
import { measureTraining, type Measurement } from './measure-training';
import { WORKLOADS, workloadOf, type Workload } from './workloads';

const OPTIONS = {
  workload: { type: 'string', multiple: true, default: WORKLOADS.map(({ name }) => name) },
  rounds: { type: 'string', default: '5' },
  steps: { type: 'string', default: '20' },
  'peer-steps': { type: 'string', default: '1' },
  threads: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const;

const LEARNING_RATE = 0.003;

export async function benchTraining(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const workloads = values.workload.map(workloadOf);
  const count = (name: 'rounds' | 'steps' | 'peer-steps' | 'threads'): number => positiveInteger(name, values[name]);
  const [rounds, steps, peerSteps, threads] = [count('rounds'), count('steps'), count('peer-steps'), count('threads')];

  const train = splitText(await BUILT_IN_CORPORA.find(({ name }) => name === 'moby')!.read()).train;
  const vocabulary = buildVocabulary([train]);
  const text = vocabulary.encode(train);
  const measureOn = (engine: EngineName) => {
    const models = createLanguageModelFactory(engine, { threads });
    return ({ architecture, members, batch }: Workload, taken: number): Promise<Measurement> => {
      const model = models.create(architecture, vocabulary.size, members);
      return measureTraining(engine, model, text, { batch, steps: taken, learningRate: LEARNING_RATE });
    };
  };
  const compiled = measureOn('onnx');
  const peer = (await startWasm()) ? measureOn('tfjs-wasm') : undefined;

  // Round by round, workload by workload, so that a disturbance of the machine meets all alike.
  const measured = workloads.map(() => [] as Measurement[]);
  const peaks: number[] = [];
  for (let round = 0; round < rounds; round++) {
    peaks.push(await measurePeak(threads));
    for (const [at, workload] of workloads.entries()) measured[at].push(await compiled(workload, steps));
  }
  const rows: Row[] = [];
  for (const [at, workload] of workloads.entries()) {
    const { name, members, architecture } = workload;
    rows.push(
      rowOf({
        ...{ workload: name, members, threads, peakGflops: Math.max(...peaks) },
        flopsPerToken: trainingFlopsPerToken(architecture, vocabulary.size),
        rounds: measured[at].map(({ tokensPerSecond }) => tokensPerSecond),
        tfjsWasm: (await peer?.(workload, peerSteps))?.tokensPerSecond,
      }),
    );
  }
  return values.json
    ? JSON.stringify(rows)
    : tableOf(
        rows,
        measured.map(([first]) => first.firstStepSeconds),
      );
}

/** TensorFlow.js on WebAssembly; false where it does not start. */
async function startWasm(): Promise<boolean> {
  return openEngine('tfjs-wasm').then(
    () => true,
    () => false,
  );
}

function tableOf(rows: readonly Row[], firstSteps: readonly number[]): string {
  const head = [
    'workload',
    'members',
    'threads',
    'tokens/s',
    'GFLOP/s',
    'peak',
    'of peak',
    'x tfjs-wasm',
    'first step',
  ];
  const table = new CliTable({ head, style: { head: [], border: [] } });
  for (const [at, row] of rows.entries()) {
    table.push([
      ...[row.workload, row.members, row.threads, Math.round(row.tokensPerSecond).toLocaleString('en')],
      ...[row.gflops.toFixed(1), row.peakGflops.toFixed(1), `${(100 * row.fractionOfPeak).toFixed(0)} %`],
      ...[row.timesTfjsWasm?.toFixed(1) ?? '-', `${firstSteps[at].toFixed(2)} s`],
    ]);
  }
  return table.toString();
}
