import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandFailure } from './command-failure';
import { checkNewFile, writeWhole } from './new-file';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'clade-file-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it('writes a file whole, over another one too, and leaves nothing else behind', async () => {
  const file = join(folder, 'x.onnx');
  for (const bytes of [Uint8Array.of(1, 2, 3), Uint8Array.of(0, 255)]) {
    expect(await writeWhole(file, bytes)).toBe(bytes.length);
    expect([...readFileSync(file)]).toEqual([...bytes]);
  }
  expect(readdirSync(folder)).toEqual(['x.onnx']);
});

it('leaves no draft where it cannot write, or what it writes breaks off', async () => {
  mkdirSync(join(folder, 'taken', 'by'), { recursive: true });
  await expect(writeWhole(join(folder, 'taken'), Uint8Array.of(1))).rejects.toThrow(CommandFailure);
  const nowhere = join(folder, 'none', 'x');
  await expect(writeWhole(nowhere, Uint8Array.of(1))).rejects.toThrow(`${nowhere}: ENOENT`);
  const broken = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(Uint8Array.of(1));
      controller.error(new Error('terminated'));
    },
  });
  await expect(writeWhole(join(folder, 'x'), broken)).rejects.toThrow(`${join(folder, 'x')}: terminated`);
  expect(readdirSync(folder)).toEqual(['taken']);
});

it('overwrites only where it may, and never a folder', () => {
  const file = join(folder, 'x.onnx');
  checkNewFile(file, false);
  writeFileSync(file, 'here');
  expect(() => checkNewFile(file, false)).toThrow(
    new CommandFailure(`${file} is there already; --force overwrites it`),
  );
  checkNewFile(file, true);
  expect(() => checkNewFile(folder, true)).toThrow('is a folder');
  expect(() => checkNewFile(join(folder, 'none', 'x'), true)).toThrow(`there is no folder ${join(folder, 'none')}`);
  expect(() => checkNewFile(join(file, 'x'), true)).toThrow('there is no folder');
});
