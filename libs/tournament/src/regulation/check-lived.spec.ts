/** Lives that come from elsewhere: those who did not train are as they were, and those who were carried into a fork are what their genome makes them. */
import { checkLife } from '../check-lived';
import { checkCarriedRegulation } from './check-regulation';
import { isTrained, type Trained } from '../living';
import { fakeHandlers } from '../testing/handlers';
import { REGULATION } from '../testing/regulation';
import { BREEDING, inProcess, tournament, world } from '../testing/world';

const config = {
  ...tournament.config,
  regulation: REGULATION,
  breeding: { ...BREEDING, replacement: { scheme: 'steady-state', births: 2 } as const },
};

/** Those whose training came to nothing in generation 2, and their lives of it. */
async function stayed() {
  const { run, store } = await world({ config });
  const handlers = fakeHandlers();
  const train: typeof handlers.train = async (job, context) =>
    (await handlers.train(job, context)).map(({ id, flops, tokens, ...outcome }) => {
      const lives = job.generation !== 2 || id.startsWith('spec-2-');
      return lives
        ? ({ id, flops, tokens, ...outcome } as never)
        : { id, viable: false, cause: 'by the spec', flops, tokens };
    });
  expect(await run(inProcess({ ...handlers, train }))).toMatchObject({ status: 'finished' });
  const before = (await store.individuals('spec', 1, 1)).filter(isTrained);
  const lives = (await store.lives('spec', 2)).filter(({ life }) => life.cause === 'by the spec');
  expect(lives.length).toBeGreaterThan(5);
  return lives.map((lived) => ({ lived, individual: before.find(({ id }) => id === lived.id)! }));
}

it('passes those who stayed as they were, and refuses any change of what they sensed, expressed or were marked with', async () => {
  const [{ lived, individual }, ...others] = await stayed();
  for (const one of [{ lived, individual }, ...others]) checkLife(config, one.lived, 2, one.individual);
  const own = lived.life.regulation!;
  const forged = [
    { ...own, expression: own.expression.with(1, 0.5) },
    { ...own, signals: own.signals.with(0, 0.125) },
    { ...own, cueOf: 'elsewhere' },
    { ...own, marks: { ...own.marks, m0: { ...own.marks!.m0, acetylation: 0.75 } } },
    undefined,
  ];
  for (const regulation of forged) {
    const life = { ...lived.life, regulation };
    expect(() => checkLife(config, { id: lived.id, life }, 2, individual)).toThrow(/regulation/);
  }
});

it('refuses those who were carried over with what they cannot have expressed', async () => {
  const { run, store } = await world({ config });
  await run(inProcess());
  const carried = (await store.individuals('spec', 0, 0)).filter(isTrained);
  for (const one of carried) checkCarriedRegulation(config, one);
  const [one] = carried;
  const own = one.life.regulation!;
  const forge = (regulation: Partial<typeof own> | undefined): Trained => {
    return { ...one, life: { ...one.life, regulation: regulation && { ...own, ...regulation } } };
  };
  const refused = (forged: Trained, message: RegExp) =>
    expect(() => checkCarriedRegulation(config, forged)).toThrow(message);
  refused(forge({ expression: own.expression.with(0, own.expression[0] > 0.5 ? 0 : 1) }), /expression.0 is [01]; must be 0\.\d+ by its genome/); // prettier-ignore
  refused(forge({ expression: own.expression.slice(1) }), /expression is \d; must be \d, one a promoter/);
  refused(forge({ signals: [] }), /signals is 0; must be 8, one a signal/);
  refused(forge({ marks: null }), /marks is null; must be marks of each promoter/);
  refused(forge(undefined), /must be what it sensed and expressed/);
  // with marks of a life before, which nobody knows, expression cannot be told
  const later = { ...one, life: { ...one.life, generation: 3 } };
  expect(() => checkCarriedRegulation(config, later)).not.toThrow();
  // a fork may have other texts than its source, and turn appraisals on or off
  expect(() => checkCarriedRegulation(config, forge({ cueOf: 'corpus other' }))).not.toThrow();
  expect(() => checkCarriedRegulation(config, forge({ appraised: null }))).not.toThrow();
});
