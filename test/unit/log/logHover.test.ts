import { describe, expect, it } from 'vitest';
import { logHover } from '../../../server/src/features/logHover.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';

/** The hover at `|`, which is taken out of the message: the text it belongs to and what it says. */
function hover(message: string, component = ''): string | undefined {
  const before = '<![LOG[';
  const offset = before.length + message.indexOf('|');
  const text = `${before}${message.replace('|', '')}]LOG]!><time="1" component="${component}" thread="80070002">`;
  const found = logHover(parseLog(text), offset, (page) => `file:///extension/${page}`);
  return found && `${text.slice(found.range.start, found.range.end)}\n\n${found.markdown}`;
}

describe('hover on a code', () => {
  it('of the KB977203 case tells the cause, both halves of the fix and the guide', () => {
    expect(hover('Failed (0x8009|2024)')).toMatchInlineSnapshot(`
      "0x80092024

      **0x80092024** \`CRYPT_E_NOT_CHAR_STRING\`  
      A name value of a certificate is not a character string.

      \`0x80092024\` = \`-2146885596\` = \`2148081700\` · facility: security (FACILITY_SECURITY)

      In a user state migration of ConfigMgr 2007 this is the case of **KB977203**. The friendly name of a certificate the ConfigMgr 2007 client made for itself has an embedded NUL, and Windows with MS09-056 (KB974571) or Windows 7 SP1 refuses to import it.

      Both halves of the fix are needed:

      1. Install the client patch of KB977203 (or KB977384) through PATCH= in the Setup Windows and ConfigMgr step: new client certificates become correct.
      2. Run CCMCertFix.exe on the client before the task sequence starts, and in the new system after Setup Windows and ConfigMgr, followed by a restart: existing client certificates are repaired.

      [Guide: the fix step by step](file:///extension/docs/guides/kb977203.md)

      *Source: [winerror.h (mingw-w64)](https://github.com/mingw-w64/mingw-w64/blob/master/mingw-w64-headers/include/winerror.h)*"
    `);
  });
  it('of Win32 inside an HRESULT names the Win32 code', () => {
    expect(hover('Error -2147|024894')).toMatchInlineSnapshot(`
      "-2147024894

      **0x80070002** \`ERROR_FILE_NOT_FOUND\`

      \`0x80070002\` = \`-2147024894\` = \`2147942402\`, Win32 code 2 inside · facility: Win32 (FACILITY_WIN32)

      **Restart during a task sequence**: Where "Task Sequence environment not found" follows: an update restarted the computer a second time, outside the task sequence. Install such updates outside the task sequence, or use SMSTSWaitForSecondReboot or the retry option of the step. ([Task sequence fails if updates need several restarts](https://learn.microsoft.com/troubleshoot/mem/configmgr/os-deployment/task-sequence-fails-multiple-restarts))

      **BITS does not start**: The Parameters key of the service is missing. Restore ServiceDll below Services\\\\BITS\\\\Parameters: %SystemRoot%\\\\System32\\\\qmgr.dll. ([Troubleshoot issues with WSUS client agents](https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-issues-with-wsus-client-agents))

      **Installation of an update**: Files the update needs are missing, or registry entries point to files that do not exist. CBS.log names the missing file; restore it, run dism /RestoreHealth, or install the standalone package. ([Windows Update error 0x80070002](https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/troubleshoot-windows-update-error-0x80070002))

      *Source: [winerror.h (mingw-w64)](https://github.com/mingw-w64/mingw-w64/blob/master/mingw-w64-headers/include/winerror.h)*"
    `);
  });
  it('of Windows Installer about PATCH=', () => {
    expect(hover('completed with exit code 163|5')).toMatchInlineSnapshot(`
      "1635

      **1635** \`ERROR_PATCH_PACKAGE_OPEN_FAILED\`  
      A patch file cannot be opened: a wrong path, or no access to it.

      \`1635\` = \`0x00000663\` · Windows Installer

      **Windows Installer**: The patch cannot be opened. Check that the patch exists at this path and can be read; a path in PATCH= must be valid where the client is installed. ([Windows Installer error codes](https://learn.microsoft.com/windows/win32/msi/error-codes))

      *Sources: [winerror.h (mingw-w64)](https://github.com/mingw-w64/mingw-w64/blob/master/mingw-w64-headers/include/winerror.h); [Windows Installer error codes](https://learn.microsoft.com/windows/win32/msi/error-codes)*"
    `);
  });
  it('that rests on one source says so', () => {
    expect(hover('Failed with 0x87d00280|')).toMatchInlineSnapshot(`
      "0x87d00280

      **0x87D00280**  
      The certificate store has no certificates.

      \`0x87D00280\` = \`-2016411008\` = \`2278556288\` · facility: ConfigMgr client

      *Source: [ConfigMgr message table (community export)](https://github.com/smcallister594/scotscottmca), no second source*"
    `);
  });
  it('whose meaning no source tells gives its spellings only', () => {
    expect(hover('Error 0x87d0031|7')).toMatchInlineSnapshot(`
      "0x87d00317

      **0x87D00317**

      \`0x87D00317\` = \`-2016410857\` = \`2278556439\` · facility: ConfigMgr client

      No source says what this code means."
    `);
  });
  it('at the end of an action of Windows Installer', () => {
    expect(hover('Action ended 7:33:32: InstallFinalize. Return value |3.')).toMatchInlineSnapshot(`
      "3

      **3** \`ERROR_INSTALL_FAILURE\`  
      The action failed, and the installation with it.

      \`3\` = \`0x00000003\` · Windows Installer action

      *Source: [Logging of action return values](https://learn.microsoft.com/windows/win32/msi/logging-of-action-return-values)*"
    `);
  });
  it('of an MDT script', () => {
    expect(hover('FAILURE ( 97|02 ): no path', 'ZTIUserState')).toMatchInlineSnapshot(`
      "9702

      **9702**  
      User state cannot be captured: too little local space, and neither UDShare nor UDDir gives a network path.

      \`9702\` = \`0x000025E6\` · MDT scripts

      *Source: [Troubleshooting reference for MDT](https://learn.microsoft.com/mem/configmgr/mdt/troubleshooting-reference)*"
    `);
    expect(hover('FAILURE ( 97|02 ): no path', 'TSManager')).toBeUndefined();
  });
  it('of the User State Migration Tool', () => {
    expect(hover('Process completed with exit code 6|1', 'OSDMigrateUserState')).toMatchInlineSnapshot(`
      "61

      **61** \`USMT_MIGRATION_STOPPED_NONFATAL\`  
      An input or output error stopped the run; it can go on with /c.

      \`61\` = \`0x0000003D\` · User State Migration Tool

      **User state migration**: A file could not be read or written. Go on with /c, with ErrorControl in Config.xml, or with /vsc. ([USMT return codes](https://learn.microsoft.com/troubleshoot/windows-client/setup-upgrade-and-drivers/usmt-return-codes))

      *Source: [USMT return codes](https://learn.microsoft.com/troubleshoot/windows-client/setup-upgrade-and-drivers/usmt-return-codes)*"
    `);
  });
  it('that depends on who wrote it has both readings', () => {
    expect(hover('failed with 0x80000|003')).toMatchInlineSnapshot(`
      "0x80000003

      **0x80000003** depends on who wrote it:
      - \`STATUS_BREAKPOINT\` (NTSTATUS)
      - \`E_INVALIDARG\` (Windows) The name belongs to this number only in headers for systems other than Windows.

      \`0x80000003\` = \`-2147483645\` = \`2147483651\`

      *Sources: [ntstatus.h (mingw-w64)](https://github.com/mingw-w64/mingw-w64/blob/master/mingw-w64-headers/include/ntstatus.h); [Windows metadata](https://github.com/microsoft/win32metadata)*"
    `);
    expect(hover('error 121|75')).toMatchInlineSnapshot(`
      "12175

      **12175** depends on who wrote it:
      - \`ERROR_INTERNET_DECODING_FAILED\` (WinHTTP and WinINet) WinINet: received content could not be decoded.
      - \`ERROR_WINHTTP_SECURE_FAILURE\` (WinHTTP and WinINet) WinHTTP: no secure channel to the server (certificate or clock).

      \`12175\` = \`0x00002F8F\`

      **Boot media and HTTPS**: The media were made at the central administration site and lack the root certification authority. Make the media at a primary site. ([Sending with WinHTTP failed; 80072f8f](https://learn.microsoft.com/troubleshoot/mem/configmgr/os-deployment/sending-with-winhttp-failed-80072f8f-error))

      **Cloud management gateway**: The client does not trust the certificate of the gateway, its name is another, or its revocation list is out of reach. Put the root certificate on the client; publish the revocation list, or use /nocrlcheck and turn the check off for the site. ([ConfigMgr clients cannot communicate with the cloud management gateway](https://learn.microsoft.com/troubleshoot/mem/configmgr/client-management/cmg-communication-error-403))

      **Windows Update**: TLS 1.2 is not configured on the client. Install and configure TLS 1.2 (KB3140245 on old systems). ([Windows Update common errors and mitigation](https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors))

      *Sources: [Windows metadata](https://github.com/microsoft/win32metadata); [ConfigMgr clients cannot communicate with the cloud management gateway](https://learn.microsoft.com/troubleshoot/mem/configmgr/client-management/cmg-communication-error-403)*"
    `);
  });
  it('of the kernel', () => {
    expect(hover('status 0xC0000|022')).toMatchInlineSnapshot(`
      "0xC0000022

      **0xC0000022** \`STATUS_ACCESS_DENIED\`

      \`0xC0000022\` = \`-1073741790\` = \`3221225506\` · NTSTATUS

      *Source: [ntstatus.h (mingw-w64)](https://github.com/mingw-w64/mingw-w64/blob/master/mingw-w64-headers/include/ntstatus.h)*"
    `);
  });
  it('that is in no table gives its spellings only', () => {
    expect(hover('Error 0x8abc|def1')).toMatchInlineSnapshot(`
      "0x8abcdef1

      **0x8ABCDEF1**

      \`0x8ABCDEF1\` = \`-1967333647\` = \`2327633649\`

      No source says what this code means."
    `);
  });
});

describe('no hover', () => {
  it.each(['Fail|ed (0x80070002)', 'thread 80092024|', 'error 4242|4', '|'])('%s', (message) => {
    expect(hover(message)).toBeUndefined();
  });
  it('in an empty log', () => {
    expect(logHover(parseLog(''), 0, () => undefined)).toBeUndefined();
  });
  it('a page that cannot be opened is not linked', () => {
    const log = parseLog('<![LOG[0x80092024]LOG]!>');
    expect(logHover(log, 8, () => undefined)?.markdown).not.toContain('Guide');
  });
});
