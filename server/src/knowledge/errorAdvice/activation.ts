import { type Advice, advise, alike, article } from './advice.ts';

const source = article(
  'windows-server/licensing-and-activation/troubleshoot-activation-error-codes',
  'Windows activation error codes',
);

/** Activation by a key management service (KMS) or a multiple activation key (MAK). */
export const activationAdvice: readonly Advice[] = [
  ...advise('activation', source, [
    [
      '0x8004FE21',
      'Language packs the edition has no licence for, malware, or damaged system files.',
      'Install Windows anew.',
    ],
    [
      '0x80070005',
      'The script slmgr.vbs was run without elevation.',
      'Run it from an elevated command prompt.',
    ],
    ...alike(
      ['0x8007007B', '0x8007251D', '0x80092328'],
      'The client finds no KMS record in DNS.',
      'Check the SRV records of the KMS host, or name it: slmgr /skms <host>.',
    ),
    [
      '0x8007232B',
      'The client finds no KMS record in DNS.',
      'Check that the KMS host publishes itself in DNS, or name it: slmgr /skms <host>; without a host use a MAK.',
    ],
    ['0x8007232A', 'DNS or the network does not work.', 'Repair the connection to the DNS server.'],
    [
      '0x800706BA',
      'A firewall is in front of the KMS host, or its DNS records are stale.',
      'Open TCP port 1688 on the KMS host and correct the SRV records.',
    ],
    ['0x80070490', 'The MAK is not valid.', 'Enter it again: slmgr -ipk <key>.'],
    ...alike(
      ['0xC004B100', '0xC004C001'],
      'The MAK is not valid.',
      'Compare it with the one Microsoft gave you; the licensing activation centre can check it.',
    ),
    ['0xC004C003', 'The MAK is blocked.', 'Get a new MAK from the licensing activation centre.'],
    [
      '0xC004C008',
      'The KMS key has been activated as often as it may: ten times, on at most six computers.',
      'Ask the licensing activation centre for more activations.',
    ],
    ...alike(
      ['0xC004C020', '0xC004C021'],
      'The MAK has reached its number of activations.',
      'Ask the licensing activation centre for more activations.',
    ),
    ['0xC004F009', 'The grace period ended before activation.', 'Ask the licensing activation centre.'],
    [
      '0xC004F00F',
      'Hardware or drivers have changed.',
      'Activate again: with a MAK online or by phone, with KMS by slmgr /ato.',
    ],
    [
      '0xC004F014',
      'No product key is installed.',
      'Install a MAK, or the KMS setup key from pid.txt of the installation medium.',
    ],
    ['0xC004F02C', 'What was entered for phone activation is wrong.', 'Enter the ID (CID) again.'],
    [
      '0xC004F035',
      'The computer has no marker of a qualifying Windows in its firmware.',
      'Change to a MAK or retail key and activate again.',
    ],
    [
      '0xC004F038',
      'Too few computers have asked the KMS host: 25 clients or 5 servers are needed.',
      'Let more computers ask it; slmgr /dli on the host shows the count.',
    ],
    [
      '0xC004F039',
      'The KMS host does not answer.',
      'Check the network to it and that TCP port 1688 is open.',
    ],
    ['0xC004F041', 'The KMS host is not activated.', 'Activate the host, online or by phone.'],
    [
      '0xC004F042',
      'This KMS host cannot activate this product.',
      'Check which KMS host the client is directed to.',
    ],
    [
      '0xC004F050',
      'The key is mistyped or not for this Windows.',
      'Enter the key for this version; a copied key may have dashes in place of hyphens.',
    ],
    ['0xC004F051', 'The key is blocked.', 'Get and install a new key.'],
    ['0xC004F064', 'Windows was found to be not genuine.', 'Ask the licensing activation centre.'],
    [
      '0xC004F065',
      'Windows was found to be not genuine; the grace period still runs.',
      'Install a genuine key and activate before it ends.',
    ],
    [
      '0xC004F06C',
      'The clock of the client differs too much from that of the KMS host.',
      'Set the clock; synchronise it with the domain or a time server.',
    ],
    [
      '0xC004F074',
      'No KMS host answered without error.',
      'See the events 12288 in the application log for the error of each host.',
    ],
  ]),
];
