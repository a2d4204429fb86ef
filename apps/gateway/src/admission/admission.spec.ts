import type { IncomingHttpHeaders } from 'node:http';
import { EVERYTHING } from '../access/access';
import { createAdmission } from './admission';
import { cookieOf } from './tokens';

const TOKEN = 'the-token';
const admission = createAdmission({ host: '127.0.0.1', allowedHosts: [], token: TOKEN });
const cookie = cookieOf(TOKEN, {}, false).split(';')[0];
const linkCookie = cookieOf('clade_view', {}, true).split(';')[0];
const VIEW = { ...EVERYTHING, tokenId: 'view', role: 'viewer', tournamentId: 'abcd' } as const;

it.each<[IncomingHttpHeaders, unknown, string | undefined]>([
  [{}, undefined, 'token missing: '],
  [{ cookie: 'other=1' }, undefined, 'token missing: '],
  [{ authorization: 'Basic x' }, undefined, 'token missing: '],
  [{}, ['the-token'], 'token missing: '],
  [{ authorization: 'Bearer x' }, undefined, 'wrong token: '],
  [{ cookie: `${cookie}x` }, undefined, 'wrong token: '],
  [{ authorization: `Bearer ${TOKEN}` }, 'x', 'wrong token: '],
  [{ authorization: `Bearer ${TOKEN}` }, undefined, undefined],
  [{ cookie }, undefined, undefined],
  [{}, TOKEN, undefined],
])('says of the headers %j and the token %j beside them: %s', (headers, given, said) => {
  const answer = admission.access(headers, given);
  if (said === undefined) expect(answer).toEqual(EVERYTHING);
  else expect(answer).toMatchObject({ status: 401, detail: expect.stringMatching(new RegExp(`^${said}`)) });
});

it('asks for none where there is none', () => {
  const open = createAdmission({ host: '127.0.0.1', allowedHosts: [], token: null });
  expect(open.access({ authorization: 'Bearer x' })).toEqual(EVERYTHING);
  expect(open.access({ authorization: 'Bearer clade_abcd_revoked' })).toMatchObject({ status: 401 });
});

it('lets nobody lose by opening a published link', () => {
  const find = (given: string) => (given === 'clade_view' ? VIEW : undefined);
  const asking = createAdmission({ host: '127.0.0.1', allowedHosts: [], token: TOKEN }, find);
  expect(asking.access({ cookie: linkCookie })).toEqual(VIEW);
  expect(asking.access({ cookie: `${linkCookie}; ${cookie}` })).toEqual(EVERYTHING);
  expect(asking.access({ cookie: `${cookie}x; ${linkCookie}` })).toEqual(VIEW); // one's own holds no more
  const open = createAdmission({ host: '127.0.0.1', allowedHosts: [], token: null }, find);
  expect(open.access({ cookie: linkCookie })).toEqual(EVERYTHING);
  expect(open.access({ authorization: 'Bearer clade_view' })).toEqual(VIEW);
});
