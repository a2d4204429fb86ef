import { safeLine, safeLines } from './safe-text';

describe('safeLine', () => {
  it.each([
    ['colours', '\u001b[31mred', '\\u{1b}[31mred'],
    ['line breaks and tabs', 'a\r\n\tb', 'a\\r\\n\\tb'],
    ['a C1 control', '\u009b31m', '\\u{9b}31m'],
    ['a bidirectional override', 'a\u202eb', 'a\\u{202e}b'],
    ['line separators', 'a\u2028b', 'a\\u{2028}b'],
    ['a lone surrogate', 'a\ud83d', 'a\\u{d83d}'],
    ['the bell and delete', '\u0007\u007f', '\\u{7}\\u{7f}'],
  ])('escapes %s', (_, text, expected) => expect(safeLine(text)).toBe(expected));

  it('leaves letters of every script alone', () => {
    for (const text of ['Ünïcödé – “quoted”', '你好 мир', 'a🐋b', '']) expect(safeLine(text)).toBe(text);
  });
});

it('safeLines keeps line breaks and tabs, and escapes the rest', () => {
  expect(safeLines('a\n\tb\r\u001b')).toBe('a\n\tb\\r\\u{1b}');
});
