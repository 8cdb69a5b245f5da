/** What of a process decides how it ends. */
type Ending = Pick<NodeJS.Process, 'exitCode' | 'on' | 'stderr' | 'exit' | 'env'>;

/**
 * Makes a process end with 2 unless it is told how its work ended: code that is not ours (an adapter and the libraries it
 * brings) may end it before, with 0, or leave nothing to wait for. An error that nobody catches ends it at once; of the error
 * only the name is told, since its words may be of a patient (BGZ_DEBUG=1 shows all).
 *
 * @returns Takes the exit code of work that was done.
 */
export function unlessDone(process: Ending): (code: number) => void {
  let code: number | undefined;
  let told = false;
  const tell = (what: string) => {
    if (!told) process.stderr.write(`${what}; what was asked is not done.\n`);
    told = true;
  };
  process.exitCode = 2;
  process.on('uncaughtException', (error: unknown) => {
    tell(`An error of ${error instanceof Error ? error.name : typeof error} was caught by nobody`);
    if (process.env.BGZ_DEBUG === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    code = 2;
    process.exit(2);
  });
  process.on('exit', () => {
    if (code === undefined) tell('The process ended before its work did');
    process.exitCode = code ?? 2;
  });
  return (given) => {
    code = given;
    process.exitCode = given;
  };
}
