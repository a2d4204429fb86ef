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

it('asks for none where there is none, and takes none that it does not know', () => {
  const open = createAdmission({ host: '127.0.0.1', allowedHosts: [], token: null });
  expect(open.access({})).toEqual(EVERYTHING);
  const refused = { status: 401, detail: expect.stringMatching(/^wrong token: .*unset CLADE_TOKEN/) };
  for (const token of ['x', 'clade_abcd_revoked']) {
    expect(open.access({ authorization: `Bearer ${token}` })).toMatchObject(refused);
    expect(open.access({}, token)).toMatchObject(refused);
  }
  expect(open.access({ cookie })).toEqual(EVERYTHING); // of a server that was at this address before
  expect(open.access({ cookie: linkCookie })).toMatchObject(refused); // a link that has ended gives no more than it did
});

it('lets nobody lose by opening a published link', () => {
  const find = (given: string) => (given === 'clade_view' ? VIEW : undefined);
  const asking = createAdmission({ host: '127.0.0.1', allowedHosts: [], token: TOKEN }, find);
  expect(asking.access({ cookie: linkCookie })).toEqual(VIEW);
  expect(asking.access({ cookie: `${linkCookie}; ${cookie}` })).toEqual(EVERYTHING);
  expect(asking.access({ cookie: `${cookie}x; ${linkCookie}` })).toEqual(VIEW); // one's own holds no more
  const open = createAdmission({ host: '127.0.0.1', allowedHosts: [], token: null }, find);
  expect(open.access({ cookie: linkCookie })).toEqual(VIEW);
  expect(open.access({ cookie: `${cookie}; ${linkCookie}` })).toEqual(VIEW);
  expect(open.access({ authorization: 'Bearer clade_view' })).toEqual(VIEW);
});
