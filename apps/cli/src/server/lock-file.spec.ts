import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLock } from './lock-file';

describe('readLock', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'clade-lock-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const read = (text: string) => {
    writeFileSync(join(folder, 'clade.lock'), text);
    return readLock(folder);
  };

  it.each(['', '\0\0', '{', 'null', '5', '[]', '{}', '{"pid":-1}', '{"pid":0}', '{"pid":"1"}'])(
    'takes %j for none',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  it('reads what is there, and has a default for the rest', () => {
    const lock = { pid: 5, processStart: '9', address: 'http://x', startedAt: 'now', private: true, token: 'secret' };
    expect(read(JSON.stringify(lock))).toEqual(lock);
    expect(read('{"pid":5,"address":7}')).toEqual({
      pid: 5,
      processStart: null,
      address: null,
      startedAt: '',
      private: false,
      token: null,
    });
    rmSync(join(folder, 'clade.lock'));
    expect(readLock(folder)).toBeNull();
  });
});
