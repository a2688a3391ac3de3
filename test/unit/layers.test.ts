import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** From the edge inwards: each may import itself and what follows it. See docs/architecture.md. */
const order = [
  'hosts',
  'server',
  'languageService',
  'features',
  'rules',
  ['taskSequence', 'log'],
  'syntax',
].flatMap((layer, depth) => [layer].flat().map((name) => ({ name, depth })));
const depths = new Map(order.map(({ name, depth }) => [name, depth]));

/** Files that are not layers: which layers they belong to. */
const belongsTo: Readonly<Record<string, string>> = {
  protocol: 'server',
  connection: 'server',
  fixText: 'languageService',
  recognise: 'languageService',
};
/** May be imported by every layer, and import only one another. */
const shared: ReadonlySet<string> = new Set(['range', 'textChange', 'finding', 'nearestName']);

interface Import {
  readonly file: string;
  readonly target: string;
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')));
}

/** What a file imports or exports again, types included; `import()` as well. */
function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm,
  );
  return [...statements].map(([, named, bare, dynamic]) => {
    const path = named ?? bare ?? dynamic ?? '';
    return { file, target: path.startsWith('.') ? posix.join(dirname(file), path) : path };
  });
}

function importsBelow(folder: string): readonly Import[] {
  return sourceFiles(folder).flatMap(importsOf);
}

/** The layer a file of the server is in: `syntax` for server/src/syntax/parseXml.ts. */
function layerOf(file: string): string {
  const name = relative('server/src', file).split(/[\\/]/)[0]?.replace(/\.ts$/, '') ?? '';
  return belongsTo[name] ?? name;
}

function mayImport(from: string, to: string): boolean {
  if (from === to || shared.has(to)) return true;
  if (shared.has(from)) return false;
  if (to === 'knowledge') return from !== 'syntax';
  if (from === 'knowledge') return false;
  const [fromDepth, toDepth] = [depths.get(from), depths.get(to)];
  return fromDepth !== undefined && toDepth !== undefined && toDepth > fromDepth;
}

function said({ file, target }: Import): string {
  return `${file} imports ${target}`;
}

const ofServer = importsBelow('server/src');
const insideServer = ofServer.filter(({ target }) => target.startsWith('server/src/'));

describe('the layers of the server', () => {
  it('reads imports', () => {
    expect(insideServer.length).toBeGreaterThan(20);
  });

  it('are all known', () => {
    const known = new Set([...depths.keys(), ...shared, 'knowledge']);
    expect(sourceFiles('server/src').filter((file) => !known.has(layerOf(file)))).toEqual([]);
  });

  it('depend downwards only', () => {
    const wrong = insideServer.filter(({ file, target }) => !mayImport(layerOf(file), layerOf(target)));
    expect(wrong.map(said)).toEqual([]);
  });

  it('do not reach into the client', () => {
    expect(ofServer.filter(({ target }) => target.startsWith('client/')).map(said)).toEqual([]);
  });

  it('leave Node to the hosts, so that all else runs in a browser', () => {
    const wrong = ofServer.filter(
      ({ file, target }) => target.startsWith('node:') && layerOf(file) !== 'hosts',
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('leave the connection of the protocol to the server', () => {
    const connection = /^vscode-languageserver(\/|$)/;
    const wrong = ofServer.filter(
      ({ file, target }) => connection.test(target) && !['hosts', 'server'].includes(layerOf(file)),
    );
    expect(wrong.map(said)).toEqual([]);
  });
});

describe('the editor', () => {
  it('is imported by the client alone', () => {
    expect(ofServer.filter(({ target }) => /^vscode(-languageclient.*)?$/.test(target)).map(said)).toEqual(
      [],
    );
  });

  it('is given nothing of the server but what recognises a document and what looks into an export', () => {
    const ofClient = importsBelow('client/src').filter(({ target }) => target.startsWith('server/'));
    expect([...new Set(ofClient.map(({ target }) => target))].sort()).toEqual([
      'server/src/recognise.ts',
      'server/src/taskSequence/exportZip.ts',
    ]);
  });
});
