// Builds every bundle: `--dev` keeps names and adds source maps, `--watch` builds again on each change,
// `--quiet` prints no sizes.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const watching = process.argv.includes('--watch');
const development = watching || process.argv.includes('--dev');

const common = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  minify: !development,
  sourcemap: development,
};
// The oldest Node in which an extension of VS Code 1.91, and the terminal command, may find themselves.
const forNode = { platform: 'node', target: 'node20', mainFields: ['module', 'main'] };
const forBrowser = { platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };
const insideEditor = { format: 'cjs', external: ['vscode'] };

const bundles = [
  {
    ...forNode,
    ...insideEditor,
    entryPoints: ['client/src/extension.ts'],
    outfile: 'client/dist/extension.js',
    supported: { 'dynamic-import': false },
    plugins: [separate('./connect.node.ts', './connect.node.js')],
  },
  {
    ...forNode,
    ...insideEditor,
    entryPoints: ['client/src/connect.node.ts'],
    outfile: 'client/dist/connect.node.js',
  },
  {
    ...forBrowser,
    ...insideEditor,
    entryPoints: ['client/src/extension.web.ts'],
    outfile: 'client/dist/extension.web.js',
  },
  // .cjs, because the server's package says that its .js files are modules, and the extension ships without it.
  { ...forNode, format: 'cjs', entryPoints: ['server/src/hosts/node.ts'], outfile: 'server/dist/node.cjs' },
  {
    ...forBrowser,
    format: 'iife',
    entryPoints: ['server/src/hosts/worker.ts'],
    outfile: 'server/dist/worker.js',
  },
  {
    ...forNode,
    format: 'esm',
    entryPoints: [{ in: 'server/src/hosts/cli.ts', out: 'cli' }],
    outdir: 'server/dist',
    // What only one of the terminal's commands needs is a file of its own.
    splitting: true,
    chunkNames: 'cli-[hash]',
    banner: {
      js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);",
    },
  },
  {
    ...forBrowser,
    ...insideEditor,
    entryPoints: ['test/editor/support/run.ts'],
    outfile: 'out/editor/suite.js',
    // mocha as it is made for browsers runs in every extension host.
    alias: { mocha: 'mocha/mocha.mjs' },
    // It would take the bundle's own exports for its.
    define: { module: 'undefined', exports: 'undefined' },
    // Its messages are read by people.
    minify: false,
    sourcemap: 'inline',
    plugins: [editorTests()],
  },
];

/** Leaves `source` out of the bundle: at run time it is the file `target` beside it. */
function separate(source, target) {
  return {
    name: 'separate',
    setup({ onResolve }) {
      onResolve({ filter: /\.ts$/ }, ({ path }) =>
        path === source ? { path: target, external: true } : undefined,
      );
    },
  };
}

/** `import 'editor-tests'` stands for every test/editor/*.test.ts. */
function editorTests() {
  const folder = join(root, 'test/editor');
  return {
    name: 'editor-tests',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^editor-tests$/ }, ({ path }) => ({ path, namespace: 'editor-tests' }));
      onLoad({ filter: /.*/, namespace: 'editor-tests' }, () => ({
        contents: readdirSync(folder)
          .filter((name) => name.endsWith('.test.ts'))
          .sort()
          .map((name) => `import './${name}';`)
          .join('\n'),
        loader: 'ts',
        resolveDir: folder,
        watchDirs: [folder],
      }));
    },
  };
}

/** Parts of the terminal command have their content in their name: removes those of earlier builds. */
function removeStaleChunks(outputs) {
  const folder = 'server/dist';
  for (const name of readdirSync(join(root, folder))) {
    if (/^cli-\w+\.js(\.map)?$/.test(name) && !outputs.has(`${folder}/${name}`))
      rmSync(join(root, folder, name), { force: true });
  }
}

function printSizes(metafile) {
  for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
    if (file.endsWith('.map')) continue;
    console.log(`${`${(bytes / 1024).toFixed(1)} KB`.padStart(12)}  ${file}`);
  }
}

async function run() {
  if (watching) {
    const contexts = await Promise.all(
      bundles.map((bundle) => context({ ...common, logLevel: 'info', ...bundle })),
    );
    await Promise.all(contexts.map((each) => each.watch()));
    return;
  }
  const results = await Promise.all(bundles.map((bundle) => build({ ...common, ...bundle })));
  removeStaleChunks(new Set(results.flatMap(({ metafile }) => Object.keys(metafile.outputs))));
  if (process.argv.includes('--quiet')) return;
  for (const { metafile } of results) printSizes(metafile);
}

try {
  await run();
} catch (error) {
  // esbuild has already printed its own errors.
  if (error.errors === undefined) console.error(`build: ${error.message}`);
  process.exitCode = 1;
}
