import { certificateImportSigns } from './logFailures/certificates.ts';
import { clientFailures } from './logFailures/client.ts';
import { contentFailures } from './logFailures/content.ts';
import type { LogFailure } from './logFailures/failure.ts';
import { generalFailures } from './logFailures/general.ts';
import { installerFailures } from './logFailures/installer.ts';
import { mdtFailures } from './logFailures/mdt.ts';
import { serverFailures } from './logFailures/server.ts';
import { setupFailures } from './logFailures/setup.ts';
import { stepFailures } from './logFailures/steps.ts';
import { updateFailures } from './logFailures/updates.ts';
import { windowsPeFailures } from './logFailures/windowsPe.ts';

/** Every known failure. A record that could tell of several belongs to the first: general ones come last. */
export const logFailures: readonly LogFailure[] = [
  certificateImportSigns,
  ...windowsPeFailures,
  ...contentFailures,
  ...stepFailures,
  ...setupFailures,
  ...clientFailures,
  ...updateFailures,
  ...installerFailures,
  ...mdtFailures,
  ...serverFailures,
  ...generalFailures,
];
