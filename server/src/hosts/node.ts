import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../server.ts';
import { findTaskSequences } from './findTaskSequences.ts';

startServer(createConnection(ProposedFeatures.all), { findTaskSequences });
