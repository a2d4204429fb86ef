import { isMachineFault, MACHINE_FAULTS } from './machine-faults';
import { inProcess, world } from './testing/world';
import { fakeHandlers } from './testing/handlers';
import { CorruptTextError } from './text-store.port';
import { StoreUnavailableError } from './tournament-store.port';
import { CorruptWeightsError } from './weight-store.port';
import { WorkersLostError } from './work-queue.port';

const coded = (code: string, message = code): Error => Object.assign(new Error(message), { code });
const named = (name: string): Error => Object.assign(new Error('it does not start'), { name });
const job = { kind: 'baselines', text: { niche: 'moby', sha256: 'a' } } as const;

const FAULTS: readonly (readonly [cause: string, error: Error])[] = [
  ['a corpus or weights file is missing or damaged', new CorruptTextError('corpora/a.txt', 'is missing')],
  ['a corpus or weights file is missing or damaged', new CorruptWeightsError('weights/a', 'was altered')],
  ['workers were lost', new WorkersLostError(job, 3, 'killed by SIGKILL')],
  ['the database cannot be used', new StoreUnavailableError('ECONNREFUSED')],
  ['the store of weights and corpora cannot be used', named('ObjectStoreError')],
  ['the engine does not start', named('MissingEngineError')],
  ...['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENOENT', 'ENOTDIR', 'ENOMEM'].map(
    (code) => ['the operating system refused', coded(code)] as const,
  ),
  ['a part of the installation is missing', coded('MODULE_NOT_FOUND')],
  ['a part of the installation is missing', coded('ERR_DLOPEN_FAILED')],
  ['memory is short', new RangeError('Array buffer allocation failed')],
  ['memory is short', new RangeError('WebAssembly.Memory(): could not allocate memory')],
  ['memory is short', new Error('the engine onnx failed in program p: std::bad_alloc')],
  ['memory is short', new Error('Failed to allocate memory for requested buffer of size 4096')],
];

const OF_PROGRAMS: readonly Error[] = [
  new Error('a gradient is missing'),
  new TypeError('x is not a function'),
  new RangeError('Invalid typed array length: -1'),
  new Error('the engine onnx failed in program p: indices element out of data bounds'),
  coded('ERR_INVALID_ARG_TYPE'),
];

it('has a case for each cause', () => {
  expect(new Set(FAULTS.map(([cause]) => cause))).toEqual(new Set(Object.keys(MACHINE_FAULTS)));
});

it.each(FAULTS)(
  '%s (%s): the tournament pauses, says why, blames nobody, and comes to the same lineage',
  async (cause, error) => {
    expect(Object.keys(MACHINE_FAULTS).filter((each) => MACHINE_FAULTS[each](error))).toContain(cause);
    const { run, store } = await world({ config: { generations: 2 } });
    const healthy = fakeHandlers();
    const train: typeof healthy.train = async (given, context) => {
      if (given.generation === 1) throw error;
      return healthy.train(given, context);
    };
    const paused = await run(inProcess({ ...healthy, train }));
    expect(paused).toMatchObject({ status: 'paused', reason: error.message, generation: 1 });
    expect((await store.individuals('spec', 0)).some(({ status }) => status === 'nonviable')).toBe(false);
    const { lineageHash } = await (await world({ config: { generations: 2 } })).run(inProcess());
    expect(await run(inProcess())).toMatchObject({ status: 'finished', lineageHash });
  },
);

it.each(FAULTS)('%s (%s): pauses too where no individual is at work', async (_, error) => {
  const { run } = await world({ config: { generations: 1 } });
  const baselines = () => Promise.reject(error);
  expect(await run(inProcess({ ...fakeHandlers(), baselines }))).toMatchObject({
    status: 'paused',
    reason: error.message,
  });
});

it.each(OF_PROGRAMS)('%s is a program’s: its individual is non-viable with that cause', async (error) => {
  expect(isMachineFault(error)).toBe(false);
  const { run, store } = await world({ config: { generations: 1 } });
  const train = () => Promise.reject(error);
  expect(await run(inProcess({ ...fakeHandlers(), train }))).toMatchObject({ status: 'finished' });
  for (const { status, cause } of await store.individuals('spec', 0)) {
    expect(status).toBe('nonviable');
    expect(cause).toContain(error.message);
  }
});
