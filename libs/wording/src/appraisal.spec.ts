import { appraisalText } from './appraisal';

it('says what is handed on otherwise, and what that is worth', () => {
  expect(appraisalText({ changed: ['m1', 'f0'], gainNats: 0.00421, standardErrorNats: 0.001 })).toBe(
    'hands on by appraisal: m1, f0 otherwise, worth +0.0042 ± 0.0010 nats',
  );
});

it('says why nothing is handed on otherwise', () => {
  const unchanged = 'hands on the genes that it was born with';
  expect(appraisalText(null)).toBe(`${unchanged}: its appraisal came to nothing`);
  expect(appraisalText({ changed: [], gainNats: 0, standardErrorNats: 0 })).toBe(
    `${unchanged}: nothing that its appraisal tried was better`,
  );
  expect(appraisalText({ changed: [], gainNats: -0.0021, standardErrorNats: 0.001 })).toBe(
    `${unchanged}: what won its appraisal was worth -0.0021 ± 0.0010 nats on text that nothing was chosen by`,
  );
});
