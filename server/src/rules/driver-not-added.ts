import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'driver-not-added',
  title: 'A driver was not added to the image',
  severity: 'error',
  what: 'OSDDriverClient cannot add a driver to the driver store of the image, with 0x80070002 or return code 2 of the package manager. Elsewhere 0x80070002 means something else.',
  says: () => 'A driver was not added to the driver store of the new Windows.',
  why: 'A file the .inf of the driver names is missing in the driver package, or the driver is not for this Windows.',
  todo: 'Find the .inf in the lines above, import the driver again with all its files, and update the driver package.',
  example: {
    bad: '<![LOG[Package manager failed with return code 2]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDDriverClient" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Successfully added the driver to the driver store]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDDriverClient" context="" type="1" thread="1204" file="">',
  },
});
