import { cleanUpOnSignals } from './processes.mjs';

/** Something the user can do something about: printed as one line, without a stack. */
export class Problem extends Error {}

/** Runs a script's `main`; a problem becomes one line and exit code 1. `signalled` is the exit code after Ctrl-C. */
export async function runScript(name, main, { signalled } = {}) {
  cleanUpOnSignals(signalled);
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Problem ? `${name}: ${error.message}` : error);
    process.exitCode = 1;
  }
}

/** The one line for a failure of the file system or of npm; undefined for a failure of another kind. */
export function knownProblem(text, folder) {
  if (/ENOSPC|no space left/i.test(text)) {
    return new Problem(
      `the disk is full: the editor needs about 600 MB in ${folder}. Make room and run this again`,
    );
  }
  if (/EACCES|EROFS|EPERM/.test(text)) {
    return new Problem(`${folder} cannot be written: check its owner and permissions, and run this again`);
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET|network/i.test(
      text,
    )
  ) {
    return new Problem(
      'the npm registry cannot be reached, and the editor is fetched from there: check the network, the proxy and "npm config get registry"',
    );
  }
  return undefined;
}
