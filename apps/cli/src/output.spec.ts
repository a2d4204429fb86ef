import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { CommandFailure } from './command-failure';
import { openOutput } from './output';

const HELLO = [Buffer.from('hel'), Buffer.from('lo')];

let folder: string;
let stdout: PassThrough;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clade-output-'));
  stdout = new PassThrough();
});
afterEach(() => rmSync(folder, { recursive: true }));

const pathOf = (...names: string[]) => join(folder, ...names);
const open = (name: string, mayOverwrite = false) => openOutput(name, mayOverwrite, stdout);

describe('a regular file', () => {
  it('is written whole, over another one too, and leaves nothing else behind', async () => {
    for (const bytes of [Uint8Array.of(1, 2, 3), Uint8Array.of(0, 255)]) {
      expect(await open(pathOf('x.onnx'), true).write([bytes])).toBe(bytes.length);
      expect([...readFileSync(pathOf('x.onnx'))]).toEqual([...bytes]);
    }
    expect(readdirSync(folder)).toEqual(['x.onnx']);
  });

  it('is overwritten only where it may be, and is there as it was until all is written', async () => {
    writeFileSync(pathOf('x'), 'here', { mode: 0o600 });
    expect(() => open(pathOf('x'))).toThrow(
      new CommandFailure(`${pathOf('x')} is there already; --force overwrites it`),
    );
    async function* breaking() {
      yield Buffer.from('half');
      throw new Error('terminated');
    }
    await expect(open(pathOf('x'), true).write(breaking())).rejects.toThrow(
      new CommandFailure(`${pathOf('x')}: terminated`),
    );
    expect(readdirSync(folder)).toEqual(['x']);
    expect(readFileSync(pathOf('x'), 'utf8')).toBe('here');
    expect(await open(pathOf('x'), true).write(HELLO)).toBe(5);
    expect(statSync(pathOf('x')).mode & 0o777).toBe(0o600); // whoever could not read it still cannot
  });

  it('leaves no draft where it cannot be put in place', async () => {
    const output = open(pathOf('x'));
    mkdirSync(pathOf('x', 'taken'), { recursive: true });
    await expect(output.write(HELLO)).rejects.toThrow(CommandFailure);
    expect(readdirSync(folder)).toEqual(['x']);
  });

  it('is no folder, and lies in one that is there', () => {
    expect(() => open('')).toThrow('--out is empty');
    expect(() => open(folder, true)).toThrow(new CommandFailure(`${folder} is a folder; --out names a file`));
    expect(() => open(pathOf('none', 'x'), true)).toThrow(`there is no folder ${pathOf('none')}`);
    writeFileSync(pathOf('x'), 'here');
    expect(() => open(pathOf('x', 'y'), true)).toThrow('there is no folder');
  });
});

describe('a link', () => {
  beforeEach(() => {
    mkdirSync(pathOf('far'));
    symlinkSync('far/file', pathOf('link'));
    symlinkSync('link', pathOf('further'));
  });

  it.each(['link', 'further'])('stays, and what %s leads to is replaced where it may be', async (name) => {
    writeFileSync(pathOf('far', 'file'), 'here');
    expect(() => open(pathOf(name))).toThrow(`${pathOf(name)} is there already`);
    expect(await open(pathOf(name), true).write(HELLO)).toBe(5);
    expect(readFileSync(pathOf('far', 'file'), 'utf8')).toBe('hello');
    expect([readlinkSync(pathOf('link')), readlinkSync(pathOf('further'))]).toEqual(['far/file', 'link']);
    expect([readdirSync(folder), readdirSync(pathOf('far'))]).toEqual([['far', 'further', 'link'], ['file']]);
  });

  it('to nothing yet makes the file that it leads to', async () => {
    expect(await open(pathOf('further')).write(HELLO)).toBe(5);
    expect(readFileSync(pathOf('far', 'file'), 'utf8')).toBe('hello');
    expect(lstatSync(pathOf('link')).isSymbolicLink()).toBe(true);
  });

  it('leads to a folder, out of the world or in a circle', () => {
    symlinkSync('far', pathOf('to-folder'));
    symlinkSync('none/x', pathOf('astray'));
    symlinkSync('circle', pathOf('circle'));
    expect(() => open(pathOf('to-folder'), true)).toThrow(`${pathOf('to-folder')} is a folder`);
    expect(() => open(pathOf('astray'), true)).toThrow(`${pathOf('astray')}: there is no folder ${pathOf('none')}`);
    expect(() => open(pathOf('circle'), true)).toThrow(`${pathOf('circle')}: its links lead in a circle`);
  });
});

describe('what is no regular file', () => {
  it('such as a device is written through, with --force too, itself or by a link', async () => {
    symlinkSync('/dev/null', pathOf('null'));
    for (const name of ['/dev/null', pathOf('null')]) {
      for (const mayOverwrite of [false, true]) expect(await open(name, mayOverwrite).write(HELLO)).toBe(5);
    }
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(readdirSync(folder)).toEqual(['null']);
  });

  it('says why a device refuses', async () => {
    await expect(open('/dev/full').write(HELLO)).rejects.toThrow(/^\/dev\/full: ENOSPC: no space left on device/);
  });

  it('such as a FIFO is written through, and stays', async () => {
    execFileSync('mkfifo', [pathOf('fifo')]);
    const reader = openSync(pathOf('fifo'), constants.O_RDONLY | constants.O_NONBLOCK);
    expect(await open(pathOf('fifo'), true).write(HELLO)).toBe(5);
    const read = readFileSync(reader, 'utf8');
    closeSync(reader);
    expect([read, lstatSync(pathOf('fifo')).isFIFO()]).toEqual(['hello', true]);
  });

  it('such as an open descriptor is written from where it stands', async () => {
    const descriptor = openSync(pathOf('x'), 'w');
    writeFileSync(descriptor, 'before ');
    expect(await open(`/dev/fd/${descriptor}`).write(HELLO)).toBe(5);
    writeFileSync(descriptor, ' after');
    closeSync(descriptor);
    expect(readFileSync(pathOf('x'), 'utf8')).toBe('before hello after');
  });
});

describe('standard output', () => {
  it.each(['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'])('is what %s names, and stays open', async (name) => {
    const output = open(name);
    expect([output.isStdout, await output.write(HELLO)]).toEqual([true, 5]);
    expect(String(stdout.read())).toBe('hello');
    expect(stdout.writableEnded).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says why it refuses', async () => {
    const output = open('-');
    stdout.destroy(new Error('no space'));
    stdout.on('error', () => undefined);
    await expect(output.write(HELLO)).rejects.toThrow(CommandFailure);
  });
});
