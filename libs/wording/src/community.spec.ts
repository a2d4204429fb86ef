import { communityText } from './community';

it('says what a community is worth, and of how many it is', () => {
  const community = { niche: 'moby', of: 6, carriers: 3, bitsPerCharacter: 2.31, ambiguityBits: 0.12 };
  expect(communityText({ ...community, equal: { bitsPerCharacter: 2.3555 }, onlineBitsPerCharacter: null })).toBe(
    'community of moby: 2.310 bits/char on test, 0.120 below the mean of its members (ambiguity); 3 of 6 have 95 % of the weight; ' +
      '2.356 with equal weights, – with weights learned on test as it is read',
  );
});
