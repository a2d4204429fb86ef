import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createContentCache, createFolderObjectStore } from '#object-store';
import { CorruptWeightsError } from '#tournament';
import { checkNamedWeights } from './check-named-weights';
import { createWeightFiles } from './weight-files';

const folder = mkdtempSync(path.join(tmpdir(), 'clade-weights-'));
const objects = createFolderObjectStore(path.join(folder, 'store'));
const cache = createContentCache(path.join(folder, 'cache'), 2 ** 20);
const files = createWeightFiles({ objects, cache });
const check = checkNamedWeights(files);

it('refuses a result of training whose files are gone, though this machine has copies', async () => {
  const [weights, optimizerState] = await Promise.all(['a', 'b'].map((text) => files.write(Buffer.from(text))));
  const result = [
    { id: 'dead', viable: false },
    { id: 'alive', viable: true, life: { weights, optimizerState, birthWeights: null } },
  ];
  await check(result);
  await objects.remove(`${optimizerState}.safetensors`);
  await expect(check(result)).rejects.toThrow(new CorruptWeightsError(files.placeOf(optimizerState), 'is missing'));
});

it.each([[null], ['a text'], [[null]], [[{ life: null }]], [{ prompts: [] }]])('takes %j, which names none', (result) =>
  expect(check(result)).resolves.toBeUndefined(),
);
