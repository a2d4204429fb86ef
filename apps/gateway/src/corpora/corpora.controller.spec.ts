import { FilesInUse } from '#conducting';
import { NO_OTHERS } from '#persistence';
import type { CorpusStore } from '#sources';
import { CorporaController } from './corpora.controller';

/** A store with one corpus, which tells what is read of it. */
function storeWith(kept: string, isFree: boolean) {
  const read: string[] = [];
  const store = {
    checkName: () => (isFree ? Promise.resolve() : Promise.reject(new Error('taken'))),
    list: () => Promise.resolve([{ name: kept }]),
    read: (name: string) => {
      read.push(name);
      return name === kept ? Promise.resolve({ text: 'whale' }) : Promise.reject(new Error(`no ${name}`));
    },
  };
  return { controller: new CorporaController(store as unknown as CorpusStore, new FilesInUse(NO_OTHERS)), read };
}

it('reads nothing to refuse the name of a mixture', async () => {
  const { controller, read } = storeWith('whales', false);
  await expect(controller.mix({ name: 'half', of: { whales: 1, moby: 1 } })).rejects.toThrow('taken');
  expect(read).toEqual([]);
});

it('reads no corpus where another is not there', async () => {
  const { controller, read } = storeWith('whales', true);
  await expect(controller.mix({ name: 'half', of: { squids: 1, whales: 1 } })).rejects.toThrow('no squids');
  expect(read).toEqual(['squids']);
});
