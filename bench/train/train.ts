/**
 * Speed of training: populations on the compiled engine, held in one run against a plain matrix product on as many threads and processes,
 * and against the same program run eagerly by TensorFlow.js and the same population trained by PyTorch.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { sum } from '#base';
import { openEngine } from '#compiler';
import { type EngineName, parseEngine } from '#engines';
import { trainingFlopsPerToken } from '#model';
import { positiveInteger } from '../positive';
import { findPyTorch, measurePyTorch, type PyTorchRate } from '../pytorch/measure-pytorch';
import { rowOf, type Row } from '../row';
import { Crew } from './crew';
import { readMoby } from './perform';
import { trainOnCorpus } from './train-on-corpus';
import { WORKLOADS, workloadOf } from './workloads';

const OPTIONS = {
  workload: { type: 'string', multiple: true, default: WORKLOADS.map(({ name }) => name) },
  engine: { type: 'string', multiple: true, default: ['onnx', 'native'] as string[] },
  corpus: { type: 'string' },
  rounds: { type: 'string', default: '5' },
  steps: { type: 'string' },
  'peer-steps': { type: 'string', default: '1' },
  threads: { type: 'string', default: '1' },
  workers: { type: 'string', default: String(availableParallelism()) },
  'learning-rate': { type: 'string', default: '0.003' },
  json: { type: 'boolean', default: false },
} as const;

const STEPS = '20';

export async function benchTraining(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { corpus, json, steps = STEPS } = values;
  const count = (name: 'rounds' | 'peer-steps' | 'threads' | 'workers'): number => positiveInteger(name, values[name]);
  if (corpus !== undefined) {
    const learningRate = Number(values['learning-rate']);
    const [engine] = values.engine.map((name) => parseEngine(name));
    return trainOnCorpus(corpus, { engine, learningRate, steps: values.steps, threads: count('threads'), json });
  }
  const settings = { threads: count('threads'), workers: count('workers'), steps: positiveInteger('steps', steps) };
  const workloads = values.workload.map((name) => workloadOf(name).name);
  const engines = await present(values.engine.map((name) => parseEngine(name)));
  const rows = await measureAll(workloads, engines, {
    ...settings,
    rounds: count('rounds'),
    peerSteps: count('peer-steps'),
  });
  return json ? JSON.stringify(rows.map(({ row }) => row)) : tableOf(rows);
}

interface Settings {
  readonly rounds: number;
  readonly steps: number;
  readonly peerSteps: number;
  readonly threads: number;
  readonly workers: number;
}

interface Measured {
  readonly row: Row;
  readonly firstStepSeconds: number;
}

/** Those that start on this machine; stderr tells of the others. */
async function present(engines: readonly EngineName[]): Promise<readonly EngineName[]> {
  const found: EngineName[] = [];
  for (const engine of engines) {
    await openEngine(engine).then(
      () => found.push(engine),
      (error: Error) => process.stderr.write(`${error.message}\n`),
    );
  }
  return found;
}

async function measureAll(
  names: readonly string[],
  engines: readonly EngineName[],
  settings: Settings,
): Promise<readonly Measured[]> {
  const { rounds, steps, peerSteps, threads, workers } = settings;
  const [crew, lone] = [new Crew(workers), new Crew(1)];
  const entries = names.flatMap((workload) =>
    engines.map((engine) => ({ workload, engine, rates: [] as number[], firstSteps: [] as number[] })),
  );
  const peaks: number[] = [];
  const wasm = new Map(names.map((name) => [name, [] as number[]]));
  const hasWasm = (await present(['tfjs-wasm'])).length > 0;
  // Round by round, workload by workload, so that a disturbance of the machine meets all alike.
  for (let round = 0; round < rounds; round++) {
    peaks.push(sum(await crew.all({ kind: 'peak', threads })));
    for (const { workload, engine, rates, firstSteps } of entries) {
      const ours = await crew.all({ kind: 'train', workload, engine, threads, steps: steps * lengthOf(workload) });
      rates.push(sum(ours.map(({ tokensPerSecond }) => tokensPerSecond)));
      firstSteps.push(ours[0].firstStepSeconds);
    }
    for (const workload of hasWasm ? names : []) {
      const [peer] = await lone.all({ kind: 'train', workload, engine: 'tfjs-wasm', threads: 1, steps: peerSteps });
      wasm.get(workload)!.push(peer.tokensPerSecond);
    }
  }
  crew.close();
  lone.close();
  const pyTorch = await pyTorchRates(names);
  const { vocabulary } = await readMoby();
  return entries.map(({ workload, engine, rates, firstSteps }) => {
    const { members, architecture } = workloadOf(workload);
    const row = rowOf({
      workload,
      engine,
      members,
      threads,
      workers,
      peakGflops: Math.max(...peaks),
      flopsPerToken: trainingFlopsPerToken(architecture, vocabulary.size),
      rounds: rates,
      tfjsWasm: wasm.get(workload)!,
      pyTorch: pyTorch[names.indexOf(workload)],
    });
    return { row, firstStepSeconds: firstSteps[0] };
  });
}

/** How many times as many steps a workload is given, so that few members are timed as long as many. */
function lengthOf(workload: string): number {
  return Math.max(...WORKLOADS.map(({ members }) => members)) / workloadOf(workload).members;
}

/** Of each workload; nothing where there is no PyTorch, which stderr then tells. */
async function pyTorchRates(names: readonly string[]): Promise<readonly (readonly PyTorchRate[])[]> {
  const python = await findPyTorch();
  if (!python) {
    process.stderr.write('no PyTorch: `pip install torch`, and name its Python in CLADE_PYTHON\n');
    return names.map(() => []);
  }
  const { vocabulary } = await readMoby();
  const rates: (readonly PyTorchRate[])[] = [];
  for (const name of names) rates.push(await measurePyTorch(python, workloadOf(name), vocabulary.size));
  return rates;
}

function tableOf(measured: readonly Measured[]): string {
  const head = [
    ...['workload', 'engine', 'members', 'workers x threads', 'tokens/s', 'GFLOP/s', 'peak', 'of peak'],
    ...['x tfjs-wasm', 'x PyTorch', 'first step'],
  ];
  const table = new CliTable({ head, style: { head: [], border: [] } });
  const times = (value: number | null): string => value?.toFixed(1) ?? '-';
  for (const { row, firstStepSeconds } of measured) {
    table.push([
      ...[row.workload, row.engine, row.members, `${row.workers} x ${row.threads}`],
      ...[Math.round(row.tokensPerSecond).toLocaleString('en'), row.gflops.toFixed(1), row.peakGflops.toFixed(1)],
      ...[`${(100 * row.fractionOfPeak).toFixed(0)} %`, times(row.timesTfjsWasm), times(row.timesPyTorch)],
      `${firstStepSeconds.toFixed(2)} s`,
    ]);
  }
  return table.toString();
}
