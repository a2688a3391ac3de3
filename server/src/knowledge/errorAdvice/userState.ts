import { type Advice, advise, alike, article } from './advice.ts';

const source = article('windows-client/setup-upgrade-and-drivers/usmt-return-codes', 'USMT return codes');

/** Return codes of scanstate.exe, loadstate.exe and usmtutils.exe. */
export const userStateAdvice: readonly Advice[] = advise(
  'user state migration',
  source,
  [
    ['3', 'Errors were passed over because of /c.', 'Read in the log what was left out.'],
    ['11', 'Options contradict each other, are missing or not valid.', 'The log names the option.'],
    ['12', 'An argument or the store path is longer than 256 characters.', 'Shorten it.'],
    ['13', 'The path given with /l is not valid.', 'Check drive and folder of the log.'],
    ['14', 'A local account is missing on the target.', 'Use /lac, and /lae to enable it.'],
    [
      '26',
      'A migration .xml file is wrong, or the Windows folder for an offline migration was not found.',
      'Check all .xml files, above all Config.xml, and the offline paths.',
    ],
    [
      '27',
      'The store path is out of reach, not a store, or holds one already.',
      'Check path and permissions; /o overwrites a store.',
    ],
    ['28', 'A file given with /i is missing or not valid.', 'Check the path and content of the .xml files.'],
    [
      '29',
      'Less than 250 MB are free for temporary files, another migration runs, or an .xml file is wrong.',
      'Free space or set USMT_WORKING_DIR; see the log for the .xml file.',
    ],
    ...alike(['31', '32'], 'A migration .xml file is wrong.', 'The log names the error.'),
    ['33', 'The file given with /keyfile cannot be read, or the key is empty.', 'Check the key file.'],
    ['34', 'The account may not create or read user profiles.', 'Run it as administrator, elevated.'],
    ['35', 'Files of the store are locked.', 'Restart, or delete the store with usmtutils /rd.'],
    [
      '36',
      'The option /offline is missing in Windows PE or given where it is not supported, or a temporary profile is active.',
      'Use /offline in Windows PE; look for a temporary profile.',
    ],
    ['37', 'The key of an encrypted store was not given.', 'Give the right /key or /keyfile.'],
    ['38', 'The store cannot be accessed.', 'Check path and permissions of the store.'],
    ['39', 'Config.xml is wrong or was not found.', 'Check the file and its path.'],
    ...alike(
      ['40', '41'],
      'The progress log cannot be created.',
      'Check its folder and the right to write there.',
    ),
    ['42', 'Files in the store are damaged.', 'See the usmtutils log; the other files can be extracted.'],
    [
      '61',
      'A file could not be read or written.',
      'Go on with /c, with ErrorControl in Config.xml, or with /vsc.',
    ],
    ['71', 'A Windows call failed, or the run was not elevated.', 'Run it elevated; the log names the call.'],
    [
      '72',
      'The transfer failed, for example because the disk of the store or of temporary files is full.',
      'The log names the cause.',
    ],
  ],
  'usmt',
);
