import type { Finding } from '../finding.ts';
import type { Report, RuleDescription } from '../rules/rule.ts';

/** What a rule reported, with all that follows from the rule. */
export function completeFinding(rule: RuleDescription, reported: Parameters<Report>[0]): Finding {
  return { severity: rule.severity, fixes: [], related: [], ...reported, code: rule.code };
}
