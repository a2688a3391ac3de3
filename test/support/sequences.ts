/** Task sequences for tests, small and whole. */

export interface SetupStep {
  /** As it stands in the document, markup and all. */
  readonly properties?: string;
  readonly clientPackage?: string;
}

/** A Setup Windows and ConfigMgr step as a ConfigMgr 2007 console writes it. */
export function setupStep({ properties = '', clientPackage = 'PS100003' }: SetupStep = {}): string {
  return `  <step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" description="" runIn="WinPEandFullOS" successCodeList="0">
    <action>OSDSetupWindows.exe</action>
    <defaultVarList>
      <variable name="SMSClientInstallProperties" property="ClientInstallProperties">${properties}</variable>
      <variable name="_SMSClientPackageID" property="ClientPackageID">${clientPackage}</variable>
    </defaultVarList>
  </step>`;
}

export function sequence(...steps: readonly string[]): string {
  return `<sequence version="3.00">\n${steps.join('\n')}\n</sequence>\n`;
}

export const captureStep = `  <step type="SMS_TaskSequence_CaptureUserStateAction" name="Capture User State" description="" runIn="FullOS" successCodeList="0">
    <action>osdmigrateuserstate.exe /collect</action>
  </step>`;

export const restoreStep = `  <step type="SMS_TaskSequence_RestoreUserStateAction" name="Restore User State" description="" runIn="FullOS" successCodeList="0">
    <action>osdmigrateuserstate.exe /apply</action>
  </step>`;

/** The client patch of KB977203 for SP2 below a package. */
export function patch(packageId: string): string {
  return `PATCH="C:\\_SMSTaskSequence\\OSD\\${packageId}\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"`;
}
