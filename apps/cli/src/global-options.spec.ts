import { resolve } from 'node:path';
import { Command } from 'commander';
import { addGlobalOptions, globalOptionsOf } from './global-options';

describe('globalOptionsOf', () => {
  const { CLADE_DATA, CLADE_SERVER } = process.env;
  afterEach(() => Object.assign(process.env, { CLADE_DATA: CLADE_DATA ?? '', CLADE_SERVER: CLADE_SERVER ?? '' }));

  const optionsOf = (environment: NodeJS.ProcessEnv, ...words: string[]) => {
    Object.assign(process.env, environment);
    return globalOptionsOf(addGlobalOptions(new Command()).parse(words, { from: 'user' }));
  };

  it('takes blank variables as unset', () => {
    const options = optionsOf({ CLADE_DATA: ' ', CLADE_SERVER: '' });
    expect(options).toMatchObject({ data: resolve('data'), server: undefined });
  });

  it('takes what variables hold, and words before them', () => {
    const environment = { CLADE_DATA: 'a', CLADE_SERVER: 'http://x' };
    expect(optionsOf(environment)).toMatchObject({ data: resolve('a'), server: 'http://x' });
    expect(optionsOf(environment, '--data', 'b', '--server', 'http://y')).toMatchObject({
      data: resolve('b'),
      server: 'http://y',
    });
  });

  it('says what is wrong with an address of the environment', () => {
    expect(() => optionsOf({ CLADE_SERVER: 'x' })).toThrow('CLADE_SERVER is "x"; must be an address such as http://');
  });
});
