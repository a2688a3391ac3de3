// What lets people set the rules with completion: the settings of the extension, and the schema of configmgr-lens.json.

const LEVELS = ['off', 'hint', 'information', 'warning', 'error'];
const LEVEL_MEANINGS = [
  'The rule says nothing.',
  'Style.',
  'Worth knowing.',
  'Likely wrong, or documented as not recommended.',
  'It will fail, or fails silently.',
];
const PREFIX = 'configmgrLens.rules.';

const usualLevel = (rule) => (rule.offByDefault ? 'off' : rule.severity);

/** The text of package.json with one setting for each rule, in a section of their own. */
export function withRuleSettings(text, rules) {
  const manifest = JSON.parse(text);
  const section = manifest.contributes.configuration.find(({ title }) => title === 'Rules');
  section.properties = Object.fromEntries(
    rules.map((rule) => [
      PREFIX + rule.code,
      {
        type: 'string',
        enum: LEVELS,
        default: usualLevel(rule),
        scope: 'resource',
        description: `${rule.title} (${rule.category}).`,
      },
    ]),
  );
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/**
 * The JSON schema of configmgr-lens.json. It offers the codes of the rules and lets others stand: those the language
 * server reports, and says which was meant.
 */
export function controlSchema(rules) {
  const levels = { enum: LEVELS, enumDescriptions: LEVEL_MEANINGS };
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Which rules of ConfigMgr Lens apply in this folder and below',
    type: 'object',
    additionalProperties: false,
    allowComments: true,
    allowTrailingCommas: true,
    properties: {
      $schema: { type: 'string' },
      rules: {
        type: 'object',
        description: 'The severity of rules, by code. It wins over the settings of the editor.',
        properties: Object.fromEntries(
          rules.map((rule) => [
            rule.code,
            { ...levels, default: usualLevel(rule), markdownDescription: describe(rule) },
          ]),
        ),
        additionalProperties: levels,
      },
      ignore: {
        type: 'array',
        description: 'Findings that are not shown. An entry that matches none is reported.',
        items: {
          type: 'object',
          required: ['rule'],
          additionalProperties: false,
          defaultSnippets: [
            {
              label: 'Ignore a rule in a step',
              body: { rule: '$1', files: '$2', step: '$3', reason: '$4' },
            },
            { label: 'Ignore a rule in files', body: { rule: '$1', files: '$2', reason: '$3' } },
          ],
          properties: {
            rule: {
              description: 'The code of the rule.',
              anyOf: [
                {
                  enum: rules.map(({ code }) => code),
                  markdownEnumDescriptions: rules.map(describe),
                },
                { type: 'string' },
              ],
            },
            files: {
              type: 'string',
              markdownDescription:
                'Which files, as a path from the folder of this one: `*` and `?` stand for parts of a name, `**` for any folders. All files if absent.',
            },
            step: {
              type: 'string',
              description:
                'The name of the step or group the finding stands in. Everywhere in the file if absent.',
            },
            reason: {
              type: 'string',
              description: 'Why these findings may stand, for whoever reads this next.',
            },
          },
        },
      },
    },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function describe(rule) {
  return `**${rule.title}** · ${rule.severity}${rule.offByDefault ? ', off by default' : ''}\n\n${rule.what}`;
}
