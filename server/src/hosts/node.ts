import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../server.ts';
import { findFiles } from './findFiles.ts';
import { listFiles, readFiles } from './readFiles.ts';
import { keepNewObjectsYoung } from './youngObjects.ts';

keepNewObjectsYoung();

startServer(createConnection(ProposedFeatures.all), { findFiles, listFiles, readFiles });
