import { individualsQuerySchema, listQuerySchema } from './requests';

it.each(['0x10', '1e2', ' 5 ', '+5', '5.0', '', ' ', '１'])('takes %j for no whole number', (limit) => {
  expect(listQuerySchema.safeParse({ limit }).success).toBe(false);
});

it('takes digits for whole numbers, and a point or an exponent for others', () => {
  expect(listQuerySchema.parse({ limit: '50' })).toMatchObject({ limit: 50 });
  expect(individualsQuerySchema.parse({ minBitsPerCharacter: '1.5e0' })).toMatchObject({ minBitsPerCharacter: 1.5 });
  expect(individualsQuerySchema.safeParse({ minBitsPerCharacter: '0x1' }).success).toBe(false);
});
