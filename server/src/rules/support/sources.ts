import { findKnowledgeBaseArticle, type Source } from '../../knowledge/hotfixes.ts';

/** A Knowledge Base article as a source of a rule. Throws for an article the knowledge does not hold. */
export function article(kb: string): Source {
  const known = findKnowledgeBaseArticle(kb);
  if (!known) throw new Error(`no article KB${kb} in the knowledge`);
  return { title: `KB${kb}: ${known.title}`, url: known.url };
}

export const windowsInstallerPatchProperty: Source = {
  title: 'Windows Installer: PATCH property',
  url: 'https://learn.microsoft.com/windows/win32/msi/patch',
};

export const clientInstallationProperties: Source = {
  title: 'Configuration Manager: client installation parameters and properties',
  url: 'https://learn.microsoft.com/intune/configmgr/core/clients/deploy/about-client-installation-properties',
};

export const taskSequenceVariables: Source = {
  title: 'Configuration Manager: task sequence variables',
  url: 'https://learn.microsoft.com/intune/configmgr/osd/understand/task-sequence-variables',
};

export const xmlSpecification: Source = {
  title: 'W3C: Extensible Markup Language (XML) 1.0',
  url: 'https://www.w3.org/TR/xml/',
};

export const taskSequenceSteps: Source = {
  title: 'Configuration Manager: task sequence steps',
  url: 'https://learn.microsoft.com/intune/configmgr/osd/understand/task-sequence-steps',
};

export const manageTaskSequences: Source = {
  title: 'Configuration Manager: manage task sequences',
  url: 'https://learn.microsoft.com/intune/configmgr/osd/deploy-use/manage-task-sequences-to-automate-tasks',
};

export const wqlReference: Source = {
  title: 'Windows Management Instrumentation: WQL (SQL for WMI)',
  url: 'https://learn.microsoft.com/windows/win32/wmisdk/wql-sql-for-wmi',
};

export const stepClass: Source = {
  title: 'Configuration Manager: WMI class SMS_TaskSequence_Step',
  url: 'https://learn.microsoft.com/intune/configmgr/develop/reference/osd/sms_tasksequence_step-server-wmi-class',
};

export const likeOperator: Source = {
  title: 'Windows Management Instrumentation: LIKE operator',
  url: 'https://learn.microsoft.com/windows/win32/wmisdk/like-operator',
};

export const policySize: Source = {
  title: 'Configuration Manager: reduce the size of task sequence policy',
  url: 'https://learn.microsoft.com/intune/configmgr/osd/deploy-use/reduce-task-sequence-policy-size',
};

export const packageClass: Source = {
  title: 'Configuration Manager: WMI class SMS_TaskSequencePackage',
  url: 'https://learn.microsoft.com/intune/configmgr/develop/reference/osd/sms_tasksequencepackage-server-wmi-class',
};
