import { isForeign } from './origins';

const NAMED = new Set(['clade.example.org']);
const foreign = (method: string, headers: Record<string, string>): boolean =>
  isForeign(method, { host: 'localhost:3000', ...headers }, (host) => NAMED.has(host));

it.each<[string, Record<string, string>]>([
  ['POST', {}],
  ['POST', { origin: 'http://localhost:3000' }],
  ['POST', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }],
  ['POST', { origin: 'https://clade.example.org' }],
  ['POST', { origin: 'https://clade.example.org:8443' }],
  ['GET', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
  ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
])('lets in %s %j', (method, headers) => expect(foreign(method, headers)).toBe(false));

it.each<[string, Record<string, string>]>([
  ['POST', { origin: 'http://evil.example' }],
  ['GET', { origin: 'http://evil.example' }],
  ['POST', { origin: 'null' }],
  ['POST', { origin: '' }],
  ['POST', { origin: 'http://localhost:8080' }],
  ['POST', { origin: 'http://localhost' }],
  ['POST', { origin: 'http://localhost:3000.evil.example' }],
  ['POST', { origin: 'chrome-extension://localhost:3000' }],
  ['POST', { 'sec-fetch-site': 'cross-site' }],
  ['POST', { 'sec-fetch-site': 'same-site' }],
  ['POST', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
])('keeps out %s %j', (method, headers) => expect(foreign(method, headers)).toBe(true));
