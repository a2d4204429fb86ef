import { spawnSync } from 'node:child_process';

/** Whether this machine can build the kernels of the engine `native`. */
export const hasCompiler = spawnSync(process.env['CC'] ?? 'cc', ['--version']).status === 0;
