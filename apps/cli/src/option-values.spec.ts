import { InvalidArgumentError } from 'commander';
import { httpAddress, integer, real, realAbove } from './option-values';

describe('integer', () => {
  it('reads what lies in its range', () => {
    expect(integer(0)('9007199254740991')).toBe(2 ** 53 - 1);
    expect(integer(1, 5)('5')).toBe(5);
  });
  it.each(['', ' ', '-1', '1.5', '1e3', '0x10', 'NaN', '9007199254740992', '12 ', '+5'])('refuses %j', (word) => {
    expect(() => integer(0)(word)).toThrow(InvalidArgumentError);
  });
  it('says what it expects', () => {
    expect(() => integer(0)('x')).toThrow('Must be an integer from 0 to 2^53 - 1.');
    expect(() => integer(1)('x')).toThrow('Must be an integer of at least 1.');
    expect(() => integer(1, 5)('6')).toThrow('Must be an integer from 1 to 5.');
  });
});

describe('real', () => {
  it('reads what lies in its range', () => expect(real(0, 5)('0.75')).toBe(0.75));
  it.each(['', ' ', 'NaN', '-0.1', '5.1', 'Infinity', '0x1', ' 1 ', '+1', '1e', '.'])('refuses %j', (word) => {
    expect(() => real(0, 5)(word)).toThrow(InvalidArgumentError);
  });
});

describe('realAbove', () => {
  it.each(['0.0001', '1'])('reads %s', (word) => expect(realAbove(0, 1)(word)).toBe(Number(word)));
  it.each(['0', '1.1', '', 'x', '0x1', ' 1'])('refuses %j', (word) => {
    expect(() => realAbove(0, 1)(word)).toThrow('Must be a number above 0 and at most 1.');
  });
});

describe('httpAddress', () => {
  it('takes an address', () => expect(httpAddress('http://localhost:3000')).toBe('http://localhost:3000'));
  it.each(['localhost:3000', '', 'http://', 'ftp://x', 'http://a b'])('refuses %j', (word) => {
    expect(() => httpAddress(word)).toThrow(InvalidArgumentError);
  });
});
