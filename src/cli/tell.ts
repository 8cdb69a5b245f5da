import { printable } from '../telemetry/terminal-text';

/**
 * Tells a line on standard error. Names of files, and what stands in them, are of others: a line stays one line, and nothing in it steers the
 * terminal.
 */
export const tell = (line: string): void => void process.stderr.write(`${printable(line)}\n`);
