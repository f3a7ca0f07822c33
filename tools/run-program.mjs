import { spawn } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A program ended badly; its output was shown. */
export class ProgramError extends Error {}

/**
 * Runs a program in the clone; its output goes to stderr, so that stdout stays for results.
 * @param {string} root
 * @param {readonly string[]} command
 * @param {Record<string, string | undefined>} env beside that of this process
 * @param {'show' | 'on-failure'} output
 * @returns {Promise<void>}
 */
export function runProgram(root, [program, ...args], env, output) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: output === 'show' ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (text += data));
    // Who stops this process stops what it waits for, which would go on writing otherwise.
    const stop = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, stop);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const name of SIGNALS) process.off(name, stop);
      if (code === 0) return resolve();
      if (text !== '') process.stderr.write(text);
      reject(new ProgramError(`"${[program, ...args].join(' ')}" ended with ${signal ?? `code ${code}`}`));
    });
  });
}
