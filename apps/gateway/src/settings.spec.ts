import { readSettings } from './settings';

const SECRET = 'sixteen-letters.';

it('has a default for everything', () => {
  expect(readSettings({})).toMatchObject({ host: '127.0.0.1', port: 3000, engine: 'onnx', databaseUrl: undefined });
  expect(readSettings({}).workers).toBeGreaterThan(0);
});

it.each([
  ['CLADE_PRIVATE', 'maybe', 'CLADE_PRIVATE is "maybe"; must be true or false'],
  ['CLADE_WORKERS', 'many', 'CLADE_WORKERS is "many"; must be a whole number from 1 to 256'],
  ['CLADE_WORKERS', '0', 'CLADE_WORKERS is "0"; must be a whole number from 1 to 256'],
  ['CLADE_WORKERS', '1.5', 'CLADE_WORKERS is "1.5"; must be a whole number from 1 to 256'],
  ['CLADE_WORKERS', '0x4', 'CLADE_WORKERS is "0x4"; must be a whole number from 1 to 256'],
  ['CLADE_WORKERS', '1e2', 'CLADE_WORKERS is "1e2"; must be a whole number from 1 to 256'],
  ['CLADE_PORT', '65536', 'CLADE_PORT is "65536"; must be a whole number from 0 to 65535'],
  ['CLADE_ENGINE', 'cuda', 'CLADE_ENGINE is "cuda"; must be one of onnx, native, onnx-webgpu, onnx-cuda, tfjs-node, '],
])('says of %s=%s what is right', (name, value, sentence) => {
  expect(() => readSettings({ [name]: value })).toThrow(sentence);
});

it('does not repeat a database URL, which may hold a password', () => {
  expect(() => readSettings({ DATABASE_URL: 'mysql://me:secret@host/db' })).toThrow('must be a URL');
  expect(() => readSettings({ DATABASE_URL: 'mysql://me:secret@host/db' })).not.toThrow('secret');
});

it.each(['', ' ', '\t'])('takes variables that are %j as unset', (blank) => {
  const names = ['DATA', 'HOST', 'PORT', 'WORKERS', 'PRIVATE', 'ENGINE'].map((name) => `CLADE_${name}`);
  const blanks = Object.fromEntries([...names, 'DATABASE_URL'].map((name) => [name, blank]));
  expect(readSettings(blanks)).toEqual(readSettings({}));
});

it('asks for a token as soon as others can reach it, and draws one where none is given', () => {
  expect(readSettings({})).toMatchObject({ token: null, isTokenDrawn: false });
  expect(readSettings({ CLADE_TOKEN: SECRET })).toMatchObject({ token: SECRET, isTokenDrawn: false });
  const drawn = readSettings({ CLADE_HOST: '0.0.0.0' });
  expect(drawn).toMatchObject({ token: expect.stringMatching(/^[\w-]{32}$/), isTokenDrawn: true });
  expect(readSettings({ CLADE_HOST: '::', CLADE_TOKEN: SECRET })).toMatchObject({ token: SECRET });
});

it('reads names with commas between them, and an IPv6 address with or without brackets', () => {
  expect(readSettings({ CLADE_ALLOWED_HOSTS: 'a.org, b.org:81' }).allowedHosts).toEqual(['a.org', 'b.org:81']);
  expect(readSettings({ CLADE_HOST: '[::1]' }).host).toBe('::1');
  expect(() => readSettings({ CLADE_ALLOWED_HOSTS: 'http://a.org' })).toThrow(
    'CLADE_ALLOWED_HOSTS is "http://a.org"; must be names',
  );
});

it('refuses a token that could be guessed, and does not repeat it', () => {
  for (const token of ['my secret, of two lines', SECRET.slice(1), 'é'.repeat(20)]) {
    expect(() => readSettings({ CLADE_TOKEN: token })).toThrow('CLADE_TOKEN; must be 16 or more letters, digits');
    expect(() => readSettings({ CLADE_TOKEN: token })).not.toThrow(token);
  }
});

it('names all that is wrong at once', () => {
  const wrong = {
    CLADE_ROLES: 'trainr',
    CLADE_LEASE_SECONDS: 'abc',
    CLADE_JOB_SECONDS: '-1',
    CLADE_JOB_MEGABYTES: '1e9',
    CLADE_PORT: '99999',
    CLADE_WORKERS: '0',
    CLADE_WEBHOOKS: 'foo',
    CLADE_STORE: 'lab',
  };
  const lines = (() => {
    try {
      readSettings(wrong);
      return [];
    } catch (error) {
      return (error as Error).message.split('\n');
    }
  })();
  expect(lines.map((line) => /^\w+/.exec(line)?.[0]).sort()).toEqual(Object.keys(wrong).sort());
  for (const line of lines) expect(line).toMatch(/^CLADE_(WEBHOOKS|\w+ is "[^"]+"); must /);
});
