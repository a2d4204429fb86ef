/**
 * Speed of sampling: every member of a population continues several prompts. By default 64 transformers x 16 prompts x 1,000 characters.
 * `clade bench sample --family gru --json`
 */
import { parseArgs } from 'node:util';
import { prngOf } from '#base';
import { buildVocabulary } from '#corpus';
import { parseEngine } from '#engines';
import { createLanguageModelFactory } from '#networks';
import { BUILT_IN_CORPORA } from '#sources';
import { positiveInteger } from '../positive';
import { referenceOf } from '../reference';

const OPTIONS = {
  family: { type: 'string', default: 'transformer' },
  members: { type: 'string', default: '64' },
  prompts: { type: 'string', default: '16' },
  length: { type: 'string', default: '1000' },
  threads: { type: 'string', default: '1' },
  engine: { type: 'string', default: 'onnx' },
  json: { type: 'boolean', default: false },
} as const;

/** Throws an InvalidValueError on a number that is not positive and whole, or an unknown family or engine. */
export async function benchSampling(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const count = (name: 'members' | 'prompts' | 'length' | 'threads'): number => positiveInteger(name, values[name]);
  const [members, prompts, length, threads] = [count('members'), count('prompts'), count('length'), count('threads')];
  const vocabulary = buildVocabulary([await BUILT_IN_CORPORA.find(({ name }) => name === 'moby')!.read()]);
  const architecture = referenceOf(values.family);
  const model = createLanguageModelFactory(parseEngine(values.engine), { threads }).create(
    architecture,
    vocabulary.size,
    members,
  );
  const stream = (subject: string) => prngOf({ seed: 1, generation: 0, subject, purpose: 'bench' });
  const each = <Item>(count: number, item: (at: number) => Item): Item[] =>
    Array.from({ length: count }, (_, at) => item(at));
  const weights = model.initialise(each(members, (member) => stream(`${member}`)));
  const prompt = [...vocabulary.encode('Call me Ishmael.')];
  const started = performance.now();
  await model.sample(weights, {
    prompts: each(members, () => each(prompts, () => prompt)),
    prngs: each(members, (member) => each(prompts, (text) => stream(`${member} ${text}`))),
    decoding: each(members, () => ({ temperature: 0.8, topK: vocabulary.size, topP: 1 })),
    length,
  });
  const seconds = (performance.now() - started) / 1000;
  const charactersPerSecond = (members * prompts * length) / seconds;
  const report = { architecture, members, prompts, length, threads, seconds, charactersPerSecond };
  const line = `${values.family}   ${seconds.toFixed(1)} s   ${Math.round(charactersPerSecond).toLocaleString('en')} characters/s`;
  return values.json ? JSON.stringify(report) : line;
}
