import { JOB_HOLDERS, type JobHolder } from '../../../../test/support/job-holders';
import type { Board } from './board';
import { openBoard } from './open-board';
import { Orders } from './orders';

const RUN = { kind: 'run', workers: 1 } as const;
const PAUSE = { kind: 'paused', reason: 'by hand' } as const;

for (const [name, start] of JOB_HOLDERS) {
  describe(`orders in ${name}`, () => {
    let holder: JobHolder;
    let board: Board;
    let orders: Orders;
    const told: string[] = [];
    const tell = ({ message }: Error): void => void told.push(message);
    const waiting = async () => (await orders.waiting()).map(({ tournamentId, order }) => [tournamentId, order]);
    beforeAll(async () => {
      holder = await start();
      board = await openBoard(holder.url, tell);
      orders = new Orders(board, tell);
    });
    afterEach(() => orders.withdraw('t', 'the test is over'));
    afterAll(async () => {
      await orders.close();
      await holder.remove();
    });

    it('are answered one by one, though another takes the place of one under way', async () => {
      await orders.leave('t', RUN);
      const [underWay] = await orders.waiting();
      await orders.leave('t', PAUSE);
      expect(await orders.isWaiting(underWay)).toBe(false);
      await orders.answer(underWay, null);
      expect(await waiting()).toEqual([['t', PAUSE]]);
      await expect(orders.give('t', PAUSE, 0.2)).rejects.toThrow('no selection service has taken tournament t yet');
    });

    it('that must not take the place of another do not', async () => {
      await orders.leaveIfNone('t', PAUSE);
      await orders.leaveIfNone('t', RUN);
      expect(await waiting()).toEqual([['t', PAUSE]]);
    });

    it('are withdrawn with a refusal, unless they ask for the same', async () => {
      const given = orders.give('t', PAUSE, 5);
      while ((await orders.waiting()).length === 0);
      await orders.withdraw('t', 'paused twice', 'paused');
      expect(await waiting()).toEqual([['t', PAUSE]]);
      await orders.withdraw('t', 'it is to be run', 'run');
      expect([await given, await waiting()]).toEqual(['it is to be run', []]);
    });

    it('that are none hold up no others, and are told once', async () => {
      const wrong = ['not json', '{"kind":"exploded"}', '{"kind":"run","workers":"many"}', '{"kind":"paused"}', 'null'];
      for (const [at, text] of wrong.entries()) await board.leaveOrder(`wrong-${at}`, text);
      await orders.leave('t', RUN);
      expect(await waiting()).toEqual([['t', RUN]]);
      expect(Object.keys(await board.orders())).toEqual(['t']);
      await waiting();
      expect(told.sort()).toEqual(
        wrong.map(
          (text, at) => `what waited as an order for tournament "wrong-${at}" is none: ${JSON.stringify(text)}`,
        ),
      );
    });

    it('are taken off however they are written', async () => {
      await board.leaveOrder('t', '{ "workers": 1, "kind": "run" }');
      await orders.answer((await orders.waiting())[0], null);
      expect(await waiting()).toEqual([]);
    });
  });
}
