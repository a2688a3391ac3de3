/** The client package of the sequences below; `patch` in another package is a mistake with a safe fix. */
export const CLIENT_PACKAGE = 'PS100003';
export const WRONG_PACKAGE = 'PS100042';

/** The value of PATCH= for a hotfix that is not about certificates, so that no CCMCertFix is asked for. */
export function patchIn(packageId: string): string {
  return `PATCH="C:\\_SMSTaskSequence\\OSD\\${packageId}\\i386\\hotfix\\KB979199\\SCCM2007AC-SP2-KB979199-x86.msp"`;
}

/** A small ConfigMgr 2007 sequence that installs the client with the properties. */
export function sequenceWith(properties: string, { lineEnd = '\n', groupName = 'Install' } = {}): string {
  return [
    '<?xml version="1.0"?>',
    '<sequence version="3.00" name="Deploy" description="">',
    `  <group name="${groupName}" description="">`,
    '    <step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" description="" runIn="WinPEandFullOS" successCodeList="0">',
    `      <action>osdsetuphook.exe /install:${CLIENT_PACKAGE} /package:%_SMSClientPackageID%</action>`,
    '      <defaultVarList>',
    `        <variable name="_SMSClientPackageID" property="ClientPackageID" hidden="true">${CLIENT_PACKAGE}</variable>`,
    `        <variable name="SMSClientInstallProperties" property="ClientInstallProperties">${properties}</variable>`,
    '      </defaultVarList>',
    '    </step>',
    '  </group>',
    '</sequence>',
    '',
  ].join(lineEnd);
}

/** A record of a CMTrace log. */
export function record(message: string, component = 'TSManager', type = 1): string {
  return `<![LOG[${message}]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="${component}" context="" type="${type}" thread="1204" file="main.cpp:17">\r\n`;
}
