import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from '../server.ts';

// The worker's own global; the reader and writer only post messages on it and listen to it.
const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port));
// A worker sees no files; the client finds them.
startServer(connection, {
  findFiles: async () => [],
  readFiles: async (uris) => uris.map(() => ({ exists: false })),
  listFiles: async () => ({ uris: [], complete: false }),
});
