import { type Advice, advise, alike, article } from './advice.ts';

const folder = 'windows-server/active-directory/';
const guidance = article(
  `${folder}active-directory-domain-join-troubleshooting-guidance`,
  'Active Directory domain join troubleshooting guidance',
);
const messages = article(
  `${folder}troubleshoot-errors-join-computer-to-domain`,
  'Errors when you join Windows-based computers to a domain',
);

/** Joining a domain; C:\Windows\Debug\netsetup.log has the details. */
export const domainJoinAdvice: readonly Advice[] = [
  ...advise('domain join', guidance, [
    [
      '1332',
      'The account was not found on this domain controller; often passing, while the join looks for an existing account.',
      'See which kind of join netsetup.log reports; check replication if the account was created before.',
    ],
    ...alike(
      ['1727', '0xC002001C'],
      'A router, firewall or VPN rejects packets between the computer and the domain controller.',
      'Check the connection over the ports a join needs; turn off TCP Chimney and IP offload.',
    ),
    [
      '1753',
      'The network blocks port 135 or the ports above 49152 between the computer and the domain controller.',
      'Find the domain controller in netsetup.log and open these ports to it.',
    ],
    [
      '2699',
      'The name of a domain controller cannot be resolved.',
      'Check the DNS servers of the computer, and that they hold the zones and SRV records of the domain.',
    ],
    [
      '64',
      'TCP port 88 (Kerberos) of the domain controller cannot be reached.',
      'Test it: Test-NetConnection <domain controller> -Port 88.',
    ],
    [
      '1355',
      'No domain controller of the domain was found.',
      'Check network and DNS server of the computer; test with nltest /dsgetdc:<domain> /force.',
    ],
    [
      '9002',
      'The domain was given by its NetBIOS name, which DNS cannot resolve.',
      'Give the DNS name of the domain.',
    ],
    [
      '58',
      'TCP port 389 (LDAP) of the domain controller cannot be reached.',
      'Test it: Test-NetConnection <domain controller> -Port 389.',
    ],
    [
      '8557',
      'The account has joined as many computers as it may (10 by default), or a policy forbids it.',
      'Use an account that may add workstations to the domain or create computer objects.',
    ],
  ]),
  ...advise(
    'domain join',
    article(`${folder}error-0x569-not-granted-logon-type`, 'Error code 0x569 in a domain join'),
    [
      [
        '1385',
        'The account that joins lacks the right to access the domain controller from the network.',
        'Grant "Access this computer from the network" in the policy of the domain controllers.',
      ],
    ],
  ),
  ...advise('domain join', messages, [
    [
      '1229',
      'A connection that no longer exists was used.',
      'Restart the computer; give the DNS name of the domain.',
    ],
    [
      '1219',
      'The computer is already connected to this server as another user.',
      'Restart it, so that no connection is left; give the DNS name of the domain.',
    ],
    [
      '67',
      'The computer does not reach a DNS server that knows the domain.',
      'Check the preferred DNS server; test with nltest /dsgetdc:<domain> /force; update the network driver.',
    ],
    [
      '71',
      'Too many connections to the domain controller.',
      'Disconnect mapped drives and restart; it may pass by itself.',
    ],
    [
      '1214',
      'The domain controller cannot be reached by this name.',
      'Check DNS, the network driver and the ports to the domain controller; give the DNS name of the domain.',
    ],
    [
      '8209',
      'The RID master has no identifiers left to give.',
      'Check that the RID master is online and that Active Directory replicates.',
    ],
    [
      '1396',
      'DNS addresses or service principal names of the domain controller are wrong.',
      'Check how the domain controllers are registered in DNS and their SPNs.',
    ],
    ['1326', 'User name or password is wrong.', 'Correct the account of the join.'],
    [
      '1240',
      'The SMB signing settings of computer and domain controller do not fit together.',
      'Compare the SMB signing policies of both.',
    ],
    [
      '1079',
      'The Windows Time service of the domain controller does not run.',
      'Start it on the domain controller.',
    ],
  ]),
];
