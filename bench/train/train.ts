/**
 * Speed of training: one described population on the compiled engine, beside the same program run eagerly by TensorFlow.js on the
 * same text, from the same weights. `npm run bench:train -- --family gru --width 128`; options.ts lists the options.
 */
import { readFile } from 'node:fs/promises';
import { buildVocabulary, splitText } from '#corpus';
import { openEngine } from '#compiler';
import type { EngineName } from '#engines';
import { createLanguageModelFactory } from '#networks';
import { BUILT_IN_CORPORA } from '#sources';
import { measureTraining, type Measurement } from './measure-training';
import { readOptions, type Options } from './options';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const { architecture, members, batch, steps, peerSteps, learningRate, threads } = options;
  const train = await readText(options);
  const vocabulary = buildVocabulary([train]);
  const text = vocabulary.encode(train);
  const measure = (engine: EngineName, count: number): Promise<Measurement> => {
    const model = createLanguageModelFactory(engine, { threads }).create(architecture, vocabulary.size, members);
    return measureTraining(engine, model, text, { batch, steps: count, learningRate });
  };
  const compiled = await measure('onnx', steps);
  const peers: Peer[] = [];
  for (const engine of await startPeers()) peers.push(besides(compiled, await measure(engine, peerSteps)));
  const report = { architecture, vocabularySize: vocabulary.size, members, batch, steps, threads, compiled, peers };
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : describe(report));
}

/** TensorFlow.js run eagerly: on WebAssembly where that starts, and in plain JavaScript. */
async function startPeers(): Promise<readonly EngineName[]> {
  const wasm = await openEngine('tfjs-wasm').catch(() => undefined);
  return wasm ? ['tfjs-wasm', 'tfjs-cpu'] : ['tfjs-cpu'];
}

interface Peer extends Measurement {
  /** How many times its tokens/s the compiled engine reaches. */
  readonly ratio: number;
  /** Over the steps in common, in nats. */
  readonly largestLossDifference: number;
}

function besides(compiled: Measurement, peer: Measurement): Peer {
  const differences = peer.losses.map((loss, step) => Math.abs(loss - compiled.losses[step]));
  const ratio = compiled.tokensPerSecond / peer.tokensPerSecond;
  return { ...peer, ratio, largestLossDifference: Math.max(...differences) };
}

async function readText({ corpus }: Options): Promise<string> {
  const text = corpus
    ? await readFile(corpus, 'utf8')
    : await BUILT_IN_CORPORA.find(({ name }) => name === 'moby')!.read();
  return splitText(text).train;
}

function describe({ compiled, peers }: { compiled: Measurement; peers: readonly Peer[] }): string {
  const line = ({ engine, tokensPerSecond, gigaflopsPerSecond, losses }: Measurement, more: string): string =>
    [
      engine.padEnd(10),
      `${Math.round(tokensPerSecond).toLocaleString('en')} tokens/s`,
      `${gigaflopsPerSecond.toFixed(1)} GFLOP/s`,
      `loss ${losses[0].toFixed(3)} -> ${losses.at(-1)!.toFixed(3)} nats in ${losses.length} steps`,
      more,
    ].join('   ');
  const rows = peers.map((peer) =>
    line(
      peer,
      `onnx is ${peer.ratio.toFixed(1)} times as fast, losses within ${peer.largestLossDifference.toExponential(1)}`,
    ),
  );
  return [line(compiled, `first step ${compiled.firstStepSeconds.toFixed(2)} s`), ...rows, ''].join('\n');
}

void main();
