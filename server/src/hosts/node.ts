import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../server.ts';
import { findFiles } from './findFiles.ts';
import { listFiles, readFiles } from './readFiles.ts';

startServer(createConnection(ProposedFeatures.all), { findFiles, listFiles, readFiles });
