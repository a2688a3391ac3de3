import { spawn, spawnSync } from 'node:child_process';

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const running = new Set();

/** Starts a program whose children end with it, and which does not outlive this one: on Unix it leads a group. */
export function spawnGroup(command, args, options) {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

process.on('exit', () => {
  for (const child of running) if (child.pid !== undefined) killTree(child.pid);
});

function killTree(pid) {
  if (process.platform === 'win32')
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
  else signalGroup(pid, 'SIGKILL');
}

/** Ends a program started by `spawnGroup` and all it started; resolves when it is gone. */
export async function endGroup(child) {
  if (child.pid === undefined) return;
  const gone = new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', resolve);
  });
  if (process.platform === 'win32') {
    killTree(child.pid);
    return gone;
  }
  signalGroup(child.pid, 'SIGTERM');
  const harder = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), 3000);
  await gone;
  clearTimeout(harder);
  // Children that outlived their leader.
  killTree(child.pid);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

const cleanups = new Set();

/** Has `cleanup` done when a signal ends the script; the function returned takes that back. */
export function onSignal(cleanup) {
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/** From now on Ctrl-C and its like clean up before they end the script, with `exitCode` if given. */
export function cleanUpOnSignals(exitCode) {
  const end = async (code) => {
    await Promise.allSettled([...cleanups].map((cleanup) => cleanup()));
    process.exit(exitCode ?? code);
  };
  process.once('SIGHUP', () => end(129));
  process.once('SIGINT', () => end(130));
  process.once('SIGTERM', () => end(143));
  if (process.env.npm_lifecycle_event !== undefined) whenOrphaned(() => end(143));
}

/** A signal to npm ends npm and its shell, which does not pass it on: what is left notices by its new parent. */
function whenOrphaned(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 500);
  watch.unref();
}
