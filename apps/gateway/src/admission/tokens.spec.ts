import { cookieOf, drawToken, isSameToken, tokenIn } from './tokens';

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

it.each(['secret', 'a;b=c%20"d'])('finds the token %j where it is brought', (token) => {
  const [cookie, ...attributes] = cookieOf(token, token).split('; ');
  expect(attributes).toEqual(['HttpOnly', 'SameSite=Strict']);
  expect(tokenIn({ cookie: `theme=dark; ${cookie}; x=y` }, token)).toBe(token);
  expect(tokenIn({ authorization: `Bearer ${token}` }, token)).toBe(token);
  expect(tokenIn({ authorization: `bearer  ${token}` }, token)).toBe(token);
});

it('finds none where there is none', () => {
  const [other] = cookieOf('another', 'another').split(';');
  for (const headers of [
    {},
    { cookie: other },
    { cookie: 'clade' },
    { authorization: 'Basic c2VjcmV0' },
    { authorization: 'Bearer' },
  ]) {
    expect(tokenIn(headers, 'secret')).toBeUndefined();
  }
  const name = cookieOf('secret', 'secret').split('=')[0];
  expect(tokenIn({ cookie: `${name}=%ff` }, 'secret')).toBe('');
});
