import { cookieOf, drawToken, isSameToken, tokensIn } from './tokens';

it('draws a token that nobody guesses', () => {
  const drawn = new Set(Array.from({ length: 100 }, drawToken));
  expect(drawn.size).toBe(100);
  for (const token of drawn) expect(token).toMatch(/^[\w-]{32}$/);
});

it('tells a token from all others, whatever their length', () => {
  expect(isSameToken('secret', 'secret')).toBe(true);
  for (const other of [undefined, '', 'secre', 'secret ', 'Secret', 'x'.repeat(1e6)]) {
    expect(isSameToken(other, 'secret')).toBe(false);
  }
});

const AT = { host: 'clade.example.org:3000' };
const named = (token: string, headers: { host: string }, isView = false): string =>
  cookieOf(token, headers, isView).split(';')[0];

it.each(['secret', 'a;b=c%20"d'])('finds the token %j where it is brought', (token) => {
  const [cookie, ...attributes] = cookieOf(token, AT, false).split('; ');
  expect(attributes).toEqual(['HttpOnly', 'SameSite=Strict']);
  expect(tokensIn({ ...AT, cookie: `theme=dark; ${cookie}; x=y` })).toEqual({ own: token });
  expect(tokensIn({ authorization: `Bearer ${token}`, cookie })).toEqual({ told: token });
  expect(tokensIn({ authorization: `bearer  ${token}` })).toEqual({ told: token });
});

it('finds none where there is none', () => {
  for (const headers of [
    {},
    { cookie: named('another', { host: 'clade.example.org:3001' }) },
    { cookie: 'clade' },
    { authorization: 'Basic c2VjcmV0' },
    { authorization: 'Bearer' },
  ]) {
    expect(tokensIn({ ...AT, ...headers })).toEqual({});
  }
  expect(tokensIn({ ...AT, cookie: 'clade-3000=%ff' })).toEqual({ own: '' });
});

it('names a cookie by nothing but the port that the page is at', () => {
  expect(named('secret', AT)).toBe('clade-3000=secret');
  expect(named('secret', { host: 'clade.example.org' })).toBe('clade-default=secret');
  expect(named('secret', { host: '[::1]:80' })).toBe('clade-80=secret');
});

it("tells a person's token from that of a published link", () => {
  const cookie = `${named('of-a-link', AT, true)}; ${named('own', AT)}`;
  expect(tokensIn({ ...AT, cookie })).toEqual({ own: 'own', link: 'of-a-link' });
});
