import { bucketSettings } from './bucket-settings';

const read = (environment: NodeJS.ProcessEnv) => bucketSettings(environment);

it('reads where weights and corpora lie', () => {
  expect(read({})).toBeUndefined();
  expect(read({ CLADE_STORE: ' ' })).toBeUndefined();
  expect(read({ CLADE_STORE: 's3://clade' })).toEqual({ bucket: 'clade', prefix: '', cacheMegabytes: 4096 });
  const environment = {
    CLADE_STORE: 's3://clade.lab/of/one/',
    CLADE_STORE_ENDPOINT: 'http://127.0.0.1:9000',
    CLADE_STORE_REGION: 'eu-central-1',
    CLADE_STORE_CACHE_MEGABYTES: '100',
  };
  const [endpoint, region] = [environment.CLADE_STORE_ENDPOINT, environment.CLADE_STORE_REGION];
  expect(read(environment)).toEqual({
    bucket: 'clade.lab',
    prefix: 'of/one/',
    endpoint,
    region,
    cacheMegabytes: 100,
  });
});

it.each([
  [{ CLADE_STORE: 'clade' }, 'CLADE_STORE is "clade"; must name a bucket'],
  [{ CLADE_STORE: 's3://Clade' }, 'CLADE_STORE is "s3://Clade"; must name a bucket'],
  [{ CLADE_STORE: 's3://clade/a b' }, 'CLADE_STORE is "s3://clade/a b"'],
  [{ CLADE_STORE_REGION: 'eu-central-1' }, 'CLADE_STORE is not set; must name a bucket'],
  [
    { CLADE_STORE: 's3://clade', CLADE_STORE_ENDPOINT: 'host:9000' },
    'CLADE_STORE_ENDPOINT is "host:9000"; must be a URL',
  ],
  [{ CLADE_STORE: 's3://clade', CLADE_STORE_CACHE_MEGABYTES: '0' }, 'must be a whole number from 1'],
])('refuses %j', (environment: NodeJS.ProcessEnv, sentence) => {
  expect(() => read(environment)).toThrow(RangeError);
  expect(() => read(environment)).toThrow(sentence);
});

it('names all that is wrong, and repeats no password', () => {
  const environment = {
    CLADE_STORE: 'x',
    CLADE_STORE_REGION: 'A B',
    CLADE_STORE_ENDPOINT: 'http://me:secret@host',
  };
  expect(() => read(environment)).toThrow(/CLADE_STORE is "x".*\nCLADE_STORE_ENDPOINT holds.*\nCLADE_STORE_REGION is/);
  expect(() => read(environment)).not.toThrow(/secret/);
});
