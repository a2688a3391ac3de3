// Runs the mocha suite of out/editor inside a workbench and reads its lines.
import { launchBrowser } from './browser.mjs';
import { Problem } from './problem.mjs';
import { startServer, workbenchAddress } from './server.mjs';

/** The reporter of the suite puts it before its own lines. */
const mark = 'editor-suite|';

/** What this editor always says: it lacks native modules it can do without, and a network. */
const noise = new RegExp(
  [
    'Could not locate the bindings file|build/Release/watchdog|Service Worker|open-vsx|authentication provider',
    'connection token|Creating a socket|reconnection-grace-time|builtin extensions cache|AgentHost|AccountPolicyGate',
  ].join('|'),
);

/** `{ passed, failed }` of one run; throws when the editor did not come to the end of the suite. */
export async function runSuite({ extension, tests, folder, installed, limitSeconds, verbose }) {
  const browser = await launchBrowser();
  const heard = [];
  let counts;
  let server;
  function hear(line) {
    if (!line.startsWith(mark)) {
      if (verbose) console.log(`    ${line}`);
      else if (!noise.test(line)) heard.push(line);
      return;
    }
    const said = line.slice(mark.length);
    const found = /^editor: (\d+) passed, (\d+) failed$/.exec(said);
    if (found === null) console.log(`  ${said}`);
    else counts = { passed: Number(found[1]), failed: Number(found[2]) };
  }
  const showHeard = () => {
    for (const line of heard.slice(-40)) console.log(`    ${line}`);
  };
  try {
    server = await startServer({ installed });
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const ended = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Problem(`no end after ${limitSeconds} s`)), limitSeconds * 1000).unref();
      page.on('crash', () => reject(new Problem('the page crashed')));
      page.exposeFunction('codeAutomationExit', resolve).catch(reject);
    });
    await page.exposeFunction('codeAutomationLog', (_type, args) => hear(args.map(String).join(' ')));
    await page.goto(workbenchAddress(server, { folder, extension, tests }));
    const code = await ended;
    if (counts === undefined) throw new Problem(`the suite ended with ${code} before it had run`);
    if (counts.failed > 0) showHeard();
    return counts;
  } catch (error) {
    showHeard();
    throw error;
  } finally {
    await browser.close();
    await server?.stop();
  }
}
