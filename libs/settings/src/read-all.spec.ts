import { readAll } from './read-all';

function refuse(message: string): never {
  throw new RangeError(message);
}

it('reads each, or says all that is wrong', () => {
  expect(readAll({ port: () => 3000, host: () => 'here' })).toEqual({ port: 3000, host: 'here' });
  const wrong = { port: () => refuse('port is wrong'), host: () => 'here', workers: () => refuse('workers are wrong') };
  expect(() => readAll(wrong)).toThrow(new RangeError('port is wrong\nworkers are wrong'));
});

it('hides no other errors', () => {
  const broken = (): never => {
    throw new TypeError('broken');
  };
  expect(() => readAll({ port: () => refuse('port is wrong'), host: broken })).toThrow(TypeError);
});
