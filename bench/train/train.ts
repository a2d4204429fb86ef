/**
 * Speed of training: one described population on the compiled engine, beside the same program run eagerly by TensorFlow.js on the
 * same text, from the same weights. `npm run bench:train -- --family gru --width 128`; options.ts lists the options.
 */
import { readFile } from 'node:fs/promises';
import { buildVocabulary, splitText } from '#corpus';
import { createLanguageModelFactory } from '#networks';
import { BUILT_IN_CORPORA } from '#sources';
import { measureTraining, type Measurement } from './measure-training';
import { readOptions, type Options } from './options';
import { startPeer } from './start-peer';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const { architecture, members, batch, steps, peerSteps, learningRate, threads } = options;
  const train = await readText(options);
  const vocabulary = buildVocabulary([train]);
  const text = vocabulary.encode(train);
  const measure = (engine: Parameters<typeof createLanguageModelFactory>[0], count: number): Promise<Measurement> => {
    const model = createLanguageModelFactory(engine, { threads }).create(architecture, vocabulary.size, members);
    return measureTraining(engine, model, text, { batch, steps: count, learningRate });
  };
  const compiled = await measure('onnx', steps);
  const peer = await measure(await startPeer(threads), peerSteps);
  const report = {
    architecture,
    vocabularySize: vocabulary.size,
    members,
    batch,
    steps,
    threads,
    compiled,
    peer,
    ratio: compiled.tokensPerSecond / peer.tokensPerSecond,
    largestLossDifference: Math.max(...peer.losses.map((loss, step) => Math.abs(loss - compiled.losses[step]))),
  };
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : describe(report));
}

async function readText({ corpus }: Options): Promise<string> {
  const text = corpus
    ? await readFile(corpus, 'utf8')
    : await BUILT_IN_CORPORA.find(({ name }) => name === 'moby')!.read();
  return splitText(text).train;
}

function describe(report: {
  readonly compiled: Measurement;
  readonly peer: Measurement;
  readonly ratio: number;
  readonly largestLossDifference: number;
}): string {
  const line = ({ engine, tokensPerSecond, gigaflopsPerSecond, losses, firstStepSeconds }: Measurement): string =>
    [
      engine.padEnd(10),
      `${Math.round(tokensPerSecond).toLocaleString('en')} tokens/s`,
      `${gigaflopsPerSecond.toFixed(1)} GFLOP/s`,
      `loss ${losses[0].toFixed(3)} -> ${losses.at(-1)!.toFixed(3)} nats in ${losses.length} steps`,
      `first step ${firstStepSeconds.toFixed(2)} s`,
    ].join('   ');
  const { compiled, peer, ratio, largestLossDifference } = report;
  return [
    line(compiled),
    line(peer),
    `ratio ${ratio.toFixed(1)}, losses of the steps in common differ by at most ${largestLossDifference.toExponential(1)} nats`,
    '',
  ].join('\n');
}

void main();
