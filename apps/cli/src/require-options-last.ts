import type { Command } from 'commander';
import { EXIT } from './command-failure';

/** Has required options missed after unknown ones are told: else `--confg x` would be told as a missing `--config`. */
export function requireOptionsLast(program: Command): void {
  for (const command of program.commands) {
    const required = command.options.filter(({ mandatory }) => mandatory);
    for (const option of required) option.mandatory = false;
    command.hook('preAction', (_, action) => {
      if (action !== command) return;
      const missing = required.find((option) => action.getOptionValue(option.attributeName()) === undefined);
      if (missing) action.error(`error: required option '${missing.flags}' not specified`, { exitCode: EXIT.usage });
    });
    requireOptionsLast(command);
  }
}
