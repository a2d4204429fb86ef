import { hostname } from 'node:os';
import { allowedHosts, hostnameOf, inUrl, isBeyondLoopback } from './hosts';

it.each([
  ['localhost:3000', 'localhost'],
  ['LOCALHOST.', 'localhost'],
  ['[::1]:3000', '[::1]'],
  ['127.0.0.1', '127.0.0.1'],
  ['0x7f.1', '127.0.0.1'],
  [undefined, undefined],
  ['', undefined],
  ['a/b', undefined],
  ['me@a', undefined],
  ['a b', undefined],
  ['a:port', undefined],
])('takes the name out of %j', (header, name) => expect(hostnameOf(header)).toBe(name));

it.each([
  ['127.0.0.1', false],
  ['127.9.9.9', false],
  ['::1', false],
  ['localhost', false],
  ['0.0.0.0', true],
  ['::', true],
  ['192.168.1.5', true],
  ['clade.example.org', true],
  ['localhost.example.org', true],
])('knows whether %s is reached from elsewhere', (host, isBeyond) => expect(isBeyondLoopback(host)).toBe(isBeyond));

it('writes an IPv6 address in brackets', () => {
  expect(['::1', '127.0.0.1', 'localhost'].map(inUrl)).toEqual(['[::1]', '127.0.0.1', 'localhost']);
});

describe('a server at home', () => {
  const answersTo = allowedHosts('127.0.0.1', ['clade.example.org', 'other.org:8080']);
  it.each([
    'localhost',
    'localhost:1',
    'a.localhost',
    '127.0.0.1:3000',
    '[::1]:3000',
    'Clade.example.org:81',
    'other.org:8080',
  ])('answers to %s', (host) => expect(answersTo(host)).toBe(true));
  it.each([
    undefined,
    '',
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '10.0.0.1',
    'other.org',
    hostname(),
  ])('does not answer to %s', (host) => expect(answersTo(host)).toBe(false));
});

it('answers at any address where it listens at all, since no name of others is one', () => {
  for (const host of ['0.0.0.0', '::']) {
    const answersTo = allowedHosts(host, []);
    expect(['10.0.0.1:3000', '[fe80::1]:3000', hostname(), 'localhost'].map(answersTo)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['evil.example', '10.0.0.1.evil.example'].map(answersTo)).toEqual([false, false]);
  }
  expect(allowedHosts('clade.lan', [])('clade.lan:3000')).toBe(true);
  expect(allowedHosts('fe80::2', [])('[fe80::2]:3000')).toBe(true);
});
