import type { Fix } from '../../finding.ts';
import type { Edit } from '../../range.ts';

/** A fix that keeps the meaning or is certainly right. */
export function safeFix(title: string, edits: readonly Edit[]): Fix {
  return { title, safe: true, edits, leaves: [] };
}

/** A fix that needs a look. `leaves` names the rules that will then ask for what it cannot know. */
export function suggestedFix(title: string, edits: readonly Edit[], leaves: readonly string[] = []): Fix {
  return { title, safe: false, edits, leaves };
}
