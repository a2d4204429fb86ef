import type { Command } from 'commander';
import { integer } from '../option-values';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import type { Streams } from '../streams';

export function addPublishCommand(program: Command, streams: Streams): void {
  program
    .command('publish <id>')
    .description(
      'make a link that shows a tournament, and nothing else, to whoever has it; `clade token revoke` ends it',
    )
    .option('--days <days>', 'for how long it holds', integer(1, 3650))
    .action(async (id: string, { days }: { days?: number }, command: Command) => {
      const published = await askAbout(command, 'tournament', [id], async ({ api, server }, known) => {
        const view = await api.publish(known, { days });
        return { ...view, link: `${server.address.replace(/\/$/, '')}/${view.path}` };
      });
      printAnswer(command, streams, published, ({ link, id: token }) =>
        [link, `With another address of the server, the same behind it. \`clade token revoke ${token}\` ends it.`].join(
          '\n',
        ),
      );
    });
}
