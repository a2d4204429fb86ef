import { PassThrough, Writable } from 'node:stream';
import { endWhenRefused } from './streams';

function refusing(code: string): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`${code}: no space`), { code })),
  });
}

it.each([
  ['ENOSPC', 1, 'standard output: ENOSPC: no space\n'],
  ['EPIPE', 0, null],
])('after %s ends the process with exit code %i', async (code, expected, words) => {
  const streams = { out: refusing(code), err: new PassThrough() };
  const exitCode = await new Promise((exit) => {
    endWhenRefused(streams, exit);
    streams.out.write('x');
  });
  expect([exitCode, streams.err.read()?.toString() ?? null]).toEqual([expected, words]);
});

it('goes on where a problem cannot be words', async () => {
  const err = refusing('ENOSPC');
  const exit = jest.fn();
  endWhenRefused({ out: new PassThrough(), err }, exit);
  err.write('x');
  await new Promise((resolve) => err.on('close', resolve));
  expect(exit).not.toHaveBeenCalled();
});
