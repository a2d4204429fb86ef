import { addressOf } from './address-of';

it.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['::1', 'http://[::1]:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://[::1]:3000'],
  ['192.168.1.5', 'http://192.168.1.5:3000'],
])('%s answers at %s', (address, url) => {
  expect(addressOf({ address, port: 3000, family: '' })).toBe(url);
  expect(URL.canParse(url)).toBe(true);
});
