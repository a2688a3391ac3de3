import { activationAdvice } from './errorAdvice/activation.ts';
import type { Advice } from './errorAdvice/advice.ts';
import { configMgrAdvice } from './errorAdvice/configMgr.ts';
import { domainJoinAdvice } from './errorAdvice/domainJoin.ts';
import { installerAdvice } from './errorAdvice/installer.ts';
import { servicingAdvice } from './errorAdvice/servicing.ts';
import { setupAdvice } from './errorAdvice/setup.ts';
import { userStateAdvice } from './errorAdvice/userState.ts';
import { windowsAdvice } from './errorAdvice/windows.ts';
import { windowsUpdateAdvice } from './errorAdvice/windowsUpdate.ts';
import type { CodeSystem } from './errorCode.ts';
import { unwrapped } from './errorCodes.ts';

export type { Advice } from './errorAdvice/advice.ts';

/** Every row; those of ConfigMgr come first, because its people read this. */
export const errorAdvice: readonly Advice[] = [
  ...configMgrAdvice,
  ...setupAdvice,
  ...installerAdvice,
  ...domainJoinAdvice,
  ...windowsUpdateAdvice,
  ...servicingAdvice,
  ...windowsAdvice,
  ...activationAdvice,
  ...userStateAdvice,
];

/** Systems whose numbers are Win32 numbers, too. */
const SHARED: ReadonlySet<CodeSystem | undefined> = new Set([
  undefined,
  'win32',
  'windows-installer',
  'winhttp',
  'hresult',
  'ntstatus',
]);

/** What published sources advise about a code; a Win32 code and the HRESULT around it are the same. */
export function adviceFor(value: number, system?: CodeSystem): readonly Advice[] {
  const number = unwrapped(value);
  return errorAdvice.filter(
    (advice) =>
      unwrapped(advice.value) === number &&
      (advice.system === system || (advice.system === undefined && SHARED.has(system))),
  );
}
