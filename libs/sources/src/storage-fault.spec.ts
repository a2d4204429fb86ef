import { CorpusError } from './corpus-error';
import { storageFault } from './storage-fault';

test.each([
  ['ENOSPC', /disk is full/],
  ['EROFS', /read-only/],
  ['EACCES', /permission/],
])('%s is told in words', (code, words) => {
  const fault = storageFault(Object.assign(new Error(code), { code }), '/corpora') as CorpusError;
  expect(fault).toBeInstanceOf(CorpusError);
  expect(fault.fault).toBe('unwritable');
  expect(fault.message).toMatch(words);
  expect(fault.message).toContain('/corpora');
});

test('an error of the program stays what it is', () => {
  const error = new TypeError('a bug');
  expect(storageFault(error, '/corpora')).toBe(error);
});
