/**
 * Speed of training: populations on the compiled engine, held in one run against a plain matrix product on as many threads and processes,
 * and against peers: the same program run eagerly by TensorFlow.js, the same population trained by PyTorch or JAX.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { sum } from '#base';
import { openEngine } from '#compiler';
import { type EngineName, parseEngine } from '#engines';
import { countParameters, trainingFlopsPerToken } from '#model';
import { median } from '../median';
import { positiveInteger } from '../positive';
import { isPythonPeer, measurePeer, type PeerName, type PeerRate, peersOf, pythonFor } from '../peers/measure-peer';
import { rowOf, type Row } from '../row';
import { Crew } from './crew';
import { readMoby } from './perform';
import { trainOnCorpus } from './train-on-corpus';
import { DEFAULT_WORKLOADS, flopsPerStep, workloadOf, workloadsOf } from './workloads';

const OPTIONS = {
  workload: { type: 'string', multiple: true, default: DEFAULT_WORKLOADS },
  engine: { type: 'string', multiple: true, default: ['onnx', 'native'] as string[] },
  peer: { type: 'string', multiple: true, default: ['tfjs-wasm', 'pytorch'] as string[] },
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
  const workloads = workloadsOf(values.workload);
  const peers = peersOf(values.peer);
  const engines = await present(values.engine.map((name) => parseEngine(name)));
  const rows = await measureAll(workloads, engines, {
    ...settings,
    rounds: count('rounds'),
    peerSteps: count('peer-steps'),
    peers,
  });
  return json ? JSON.stringify(rows.map(({ row }) => row)) : tableOf(rows);
}

interface Settings {
  readonly rounds: number;
  readonly steps: number;
  readonly peerSteps: number;
  readonly peers: readonly PeerName[];
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
  const { rounds, steps, peerSteps, peers, threads, workers } = settings;
  const { vocabulary } = await readMoby();
  const [crew, lone] = [new Crew(workers), new Crew(1)];
  const entries = names.flatMap((workload) =>
    engines.map((engine) => ({ workload, engine, rates: [] as number[], firstSteps: [] as number[] })),
  );
  const peaks: number[] = [];
  const wasm = new Map(names.map((name) => [name, [] as number[]]));
  const hasWasm = peers.includes('tfjs-wasm') && (await present(['tfjs-wasm'])).length > 0;
  // Round by round, workload by workload, so that a disturbance of the machine meets all alike.
  for (let round = 0; round < rounds; round++) {
    for (const engine of engines) peaks.push(sum(await crew.all({ kind: 'peak', engine, threads })));
    for (const { workload, engine, rates, firstSteps } of entries) {
      const ours = await crew.all({
        kind: 'train',
        workload,
        engine,
        threads,
        steps: stepsOf(workload, steps, vocabulary.size),
      });
      rates.push(sum(ours.map(({ tokensPerSecond }) => tokensPerSecond)));
      firstSteps.push(ours[0].firstStepSeconds);
    }
    for (const workload of hasWasm ? names : []) {
      const [peer] = await lone.all({ kind: 'train', workload, engine: 'tfjs-wasm', threads: 1, steps: peerSteps });
      wasm.get(workload)!.push(peer.tokensPerSecond);
    }
    process.stderr.write(`round ${round + 1} of ${rounds} done\n`);
  }
  crew.close();
  lone.close();
  const pythonRates = await measurePeers(names, peers, vocabulary.size);
  return entries.map(({ workload, engine, rates, firstSteps }) => {
    const { members, architecture } = workloadOf(workload);
    const row = rowOf({
      workload,
      engine,
      members,
      threads,
      workers,
      peakGflops: Math.max(...peaks),
      parameters: countParameters(architecture, vocabulary.size),
      flopsPerToken: trainingFlopsPerToken(architecture, vocabulary.size),
      rounds: rates,
      peers: [...wasmRate(wasm.get(workload)!), ...pythonRates[names.indexOf(workload)]],
    });
    return { row, firstStepSeconds: firstSteps[0] };
  });
}

/** Steps that take a workload about as long as `steps` take the first, two at least. */
function stepsOf(workload: string, steps: number, vocabularySize: number): number {
  const [first, own] = [DEFAULT_WORKLOADS[0], workload].map((name) => flopsPerStep(workloadOf(name), vocabularySize));
  return Math.max(2, Math.round((steps * first) / own));
}

/** The median over the rounds of one process. */
function wasmRate(rounds: readonly number[]): PeerRate[] {
  if (rounds.length === 0) return [];
  return [{ peer: 'tfjs-wasm', form: 'batched', threads: 1, tokensPerSecond: median(rounds) }];
}

/** Of each workload; nothing of peers that are absent, which stderr then tells. */
async function measurePeers(
  names: readonly string[],
  peers: readonly PeerName[],
  vocabularySize: number,
): Promise<readonly (readonly PeerRate[])[]> {
  const rates = names.map((): PeerRate[] => []);
  for (const peer of peers.filter(isPythonPeer)) {
    const python = await pythonFor(peer);
    if (!python) continue;
    for (const [at, name] of names.entries()) {
      rates[at].push(...(await measurePeer(python, peer, workloadOf(name), vocabularySize)));
      process.stderr.write(`${peer}, ${name} done\n`);
    }
  }
  return rates;
}

function tableOf(measured: readonly Measured[]): string {
  const peers = [...new Set(measured.flatMap(({ row }) => row.peers.map(({ peer }) => peer)))];
  const head = [
    ...['workload', 'engine', 'members', 'parameters', 'workers x threads', 'tokens/s', 'GFLOP/s', 'peak', 'of peak'],
    ...peers.map((peer) => `x ${peer}`),
    'first step',
  ];
  const table = new CliTable({ head, style: { head: [], border: [] } });
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  for (const { row, firstStepSeconds } of measured) {
    table.push([
      ...[row.workload, row.engine, row.members, whole(row.parameters), `${row.workers} x ${row.threads}`],
      ...[whole(row.tokensPerSecond), row.gflops.toFixed(1), row.peakGflops.toFixed(1)],
      `${(100 * row.fractionOfPeak).toFixed(0)} %`,
      ...peers.map((peer) => row.times[peer]?.toFixed(1) ?? '-'),
      `${firstStepSeconds.toFixed(2)} s`,
    ]);
  }
  return table.toString();
}
