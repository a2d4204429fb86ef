/** What to say of a leaderboard on the test part without individuals. */
export const NO_TEST_SCORES =
  'No individual has a score on test yet: champions are evaluated on it when the tournament ends. Until then see validation.';
