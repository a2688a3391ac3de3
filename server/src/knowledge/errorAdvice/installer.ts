import { installerErrorCodes } from '../sources.ts';
import { type Advice, advise, alike, article } from './advice.ts';

/** Exit codes of Windows Installer. */
export const installerAdvice: readonly Advice[] = [
  ...advise(
    'Windows Installer',
    article(
      'windows-server/application-management/msi-installation-error-1603',
      'MSI installation error 1603',
    ),
    [
      [
        '1603',
        'Among the causes: the product is installed already, the target folder is encrypted or on a substituted drive, or SYSTEM lacks full control of it.',
        'Uninstall the product first, choose another folder, or give SYSTEM full control; the verbose log tells which action failed.',
      ],
    ],
  ),
  ...advise('Windows Installer', installerErrorCodes, [
    ['1601', 'The Windows Installer service cannot be reached.', 'Check that the service is registered.'],
    [
      '1612',
      'The installation source is not available.',
      'Check that the source exists and can be accessed.',
    ],
    ...alike(
      ['1613', '1637'],
      'The package needs a newer Windows Installer.',
      'Install the service pack or update that holds it.',
    ),
    ['1618', 'Another installation is running.', 'Let it finish before this one starts.'],
    [
      '1619',
      'The package cannot be opened.',
      'Check that the package exists at this path and can be read, and that it is a Windows Installer package.',
    ],
    ['1620', 'The file is no valid package.', 'Get a valid package from the vendor.'],
    [
      '1622',
      'The log file cannot be opened.',
      'Check that the folder of the log exists and can be written to.',
    ],
    ['1624', 'A transform could not be applied.', 'Check the paths of the transforms.'],
    ['1625', 'A policy forbids the installation.', 'Change the policy or ask who owns it.'],
    ['1632', 'The Temp folder is full or out of reach.', 'Check that it exists and can be written to.'],
    ['1633', 'The package is not for this platform.', 'Get the package for this platform from the vendor.'],
    [
      '1635',
      'The patch cannot be opened.',
      'Check that the patch exists at this path and can be read; a path in PATCH= must be valid where the client is installed.',
    ],
    ['1636', 'The file is no valid patch.', 'Get a valid patch from the vendor.'],
    ['1638', 'Another version of the product is installed.', 'Remove it first, or upgrade it.'],
    ['1639', 'The command line is wrong.', 'Correct its arguments.'],
    [
      '1640',
      'Installing from a Remote Desktop session is not permitted to this user.',
      'Install at the console.',
    ],
    [
      '1642',
      'The product to be patched is missing, or of another version.',
      'Check that the product is installed and that the patch is for its version.',
    ],
    ...alike(['1643', '1644'], 'A policy forbids the patch or a transform.', 'Change the policy.'),
    ['1645', 'Windows Installer does not install over Remote Desktop.', 'Install at the console.'],
    ['1652', 'Windows runs in safe mode.', 'Leave safe mode and try again.'],
    ['1653', 'Rollback is disabled.', 'Enable rollback; installations of several packages need it.'],
    [
      '1654',
      'The package does not run on this Windows; on ARM it must be signed by Microsoft.',
      'Use a package for this version of Windows.',
    ],
    ['1641', 'Success: the installer restarts the computer.', 'None.'],
    ['3010', 'Success: a restart is needed to complete it.', 'Restart the computer.'],
  ]),
];
