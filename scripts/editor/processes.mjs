import { spawn } from 'node:child_process';

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Starts a program whose children end with it: on Unix it leads a group of its own. */
export function spawnGroup(command, args, options) {
  return spawn(command, args, { ...options, detached: process.platform !== 'win32' });
}

/** Ends a program started by `spawnGroup` and all it started; resolves when it is gone. */
export async function endGroup(child) {
  if (child.pid === undefined) return;
  const gone = new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', resolve);
  });
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return gone;
  }
  signalGroup(child.pid, 'SIGTERM');
  const harder = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), 3000);
  await gone;
  clearTimeout(harder);
  // Children that outlived their leader.
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
