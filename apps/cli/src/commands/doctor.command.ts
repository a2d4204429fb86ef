import type { Command } from 'commander';
import type { DiagnosisView, DoctorMessage } from '#contracts';
import { CommandFailure, failureOf } from '../command-failure';
import { globalOptionsOf } from '../global-options';
import { printAnswer } from '../print-answer';
import { DOCTOR_MAIN, firstWord, forkGateway } from '../server/gateway-process';
import { diagnosisText } from '../show/diagnosis-text';
import type { Streams } from '../streams';

export function addDoctorCommand(program: Command, streams: Streams): void {
  program
    .command('doctor')
    .description('tell what this machine has, and what the engines that it lacks need')
    .action(async (_options: unknown, command: Command) => {
      const diagnosis = await diagnose(globalOptionsOf(command).data);
      printAnswer(command, streams, diagnosis, diagnosisText);
      const { engine, engines } = diagnosis;
      const present = engines.some(({ name, missing }) => name === engine && missing === null);
      if (!present) throw new CommandFailure(`the engine ${engine}, which CLADE_ENGINE names, does not start`);
    });
}

async function diagnose(data: string): Promise<DiagnosisView> {
  const child = forkGateway({ data }, ['ignore', 'ignore', 'inherit', 'ipc'], DOCTOR_MAIN);
  const word = await firstWord<DoctorMessage>(child);
  if (word?.kind === 'diagnosis') return word.diagnosis;
  throw word ? failureOf(word) : new CommandFailure('the check of this machine ended without an answer');
}
