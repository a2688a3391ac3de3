import { certificateImportFailure as failure } from '../certificateFailure.ts';
import { kb977203 } from '../sources.ts';
import type { LogFailure } from './failure.ts';

/**
 * KB977203. By the code alone: the sentence around it differs by language and version, and that it stands in
 * Ccmexec.log only is not certain.
 */
export const certificateImportSigns: LogFailure = {
  rule: 'certificate-import-failed',
  signs: [{ codes: [failure.code], isAlwaysFailure: true, evidence: 'documented', source: kb977203 }],
};
