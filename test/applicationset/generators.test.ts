import { codes, CLUSTERS, expand, shown } from './build';

const FAST = { goTemplate: false };

test.each<[string, string, string, string[]]>([
  ['numbers are float64', '- list: {elements: [{name: a, big: 1000000}]}', '{{ .big }}', ['a=1e+06']],
  ['elementsYaml is appended', '- list: {elements: [{name: a}], elementsYaml: "- name: b\\n"}', 'x', ['a=x', 'b=x']],
  ['a key "values.redis" stays flat', '- list: {elements: [{name: a, values.redis: x}]}', '{{ index . "values.redis" }}', ['a=x']],
  ['clusters, and the local one last', '- clusters: {}', '{{ .server }}', ['eu=https://eu', 'dev-1=https://dev', 'in-cluster=https://kubernetes.default.svc']],
  ['a selector leaves the local cluster out', '- clusters: {selector: {matchLabels: {env: prod}}}', '{{ .metadata.labels.tier }}', ['eu=1']],
  ['a missing label', '- clusters: {selector: {matchLabels: {env: prod}}}', '{{ .metadata.labels.none }} [{{ index .metadata.labels "none" }}]', ['eu=<no value> []']],
  ['values see the parameters of the cluster, not one another', '- clusters: {selector: {matchLabels: {env: prod}}, values: {a: "{{ .name }}", b: "{{ .values.a }}"}}', '{{ .values.a }}{{ .values.b }}', ['eu=eu<no value>']],
  ['a selector sees flattened parameters', '- list: {elements: [{name: a, t: {x: 1}}, {name: b}]}\n  selector: {matchLabels: {t.x: "1"}}', 'x', ['a=x']],
  ['a selector sees labels of clusters', '- clusters: {}\n  selector: {matchLabels: {metadata.labels.env: dev}}', 'x', ['dev-1=x']],
  ['matrix: the first generator wins on equal keys', '- matrix: {generators: [{list: {elements: [{name: a, k: one}]}}, {list: {elements: [{k: two}]}}]}', '{{ .k }}', ['a=one']],
  ['matrix: the second sees the first', '- matrix: {generators: [{list: {elements: [{name: a}]}}, {list: {elements: [{k: "{{ .name }}!"}]}}]}', '{{ .k }}', ['a=a!']],
  ['matrix: maps are merged deep', '- matrix: {generators: [{list: {elements: [{name: a, m: {x: 1}}]}}, {list: {elements: [{m: {z: 2}}]}}]}', '{{ .m.x }}{{ .m.z }}', ['a=12']],
  ['merge: later generators override, what is unmatched is dropped', '- merge: {mergeKeys: [name], generators: [{list: {elements: [{name: a, k: one}, {name: b, k: one}]}}, {list: {elements: [{name: b, k: two}, {name: c}]}}]}', '{{ .k }}', ['a=one', 'b=two']],
  ['merge: an empty value overrides, too', '- merge: {mergeKeys: [name], generators: [{list: {elements: [{name: a, k: one}]}}, {list: {elements: [{name: a, k: ""}]}}]}', '[{{ .k }}]', ['a=[]']],
])('%s', (_, generators, template, expected) => {
  expect(shown(expand(generators, template, CLUSTERS))).toEqual(expected);
});

test.each<[string, string, string, string[]]>([
  ['placeholders are trimmed', '- list: {elements: [{name: a, k: v}]}', '{{ k }}', ['a=v']],
  ['an unknown placeholder stays', '- list: {elements: [{name: a}]}', '{{k}}', ['a={{k}}']],
  ['values of a list', '- list: {elements: [{name: a, values: {k: v}}]}', '{{values.k}}', ['a=v']],
  ['labels of a cluster', '- clusters: {selector: {matchLabels: {env: prod}}}', '{{metadata.labels.tier}}{{metadata.annotations.owner}}', ['eu=1a']],
])('without goTemplate: %s', (_, generators, template, expected) => {
  expect(shown(expand(generators, template, CLUSTERS, FAST))).toEqual(expected);
});

test.each<[string, string, string, boolean]>([
  ['a list element that is no string, without goTemplate', '- list: {elements: [{name: 1}]}', 'EXP103', false],
  ['a list element that is no mapping', '- list: {elements: [text]}', 'EXP103', true],
  ['elementsYaml that is no list', '- list: {elementsYaml: "a: 1"}', 'EXP103', true],
  ['a matrix of three', '- matrix: {generators: [{list: {}}, {list: {}}, {list: {}}]}', 'EXP101', true],
  ['a matrix of one', '- matrix: {generators: [{list: {}}]}', 'EXP101', true],
  ['a merge of one', '- merge: {mergeKeys: [a], generators: [{list: {}}]}', 'EXP101', true],
  ['a merge without keys', '- merge: {generators: [{list: {elements: [{name: a}]}}, {list: {}}]}', 'EXP101', true],
  ['a merge whose sets are not unique', '- merge: {mergeKeys: [values.x], generators: [{list: {elements: [{name: a}, {name: b}]}}, {list: {}}]}', 'EXP104', true],
  ['two generators in one child', '- matrix: {generators: [{list: {}, clusters: {}}, {list: {}}]}', 'EXP101', true],
  ['a matrix three deep', '- matrix: {generators: [{matrix: {generators: [{matrix: {generators: [{list: {}}, {list: {}}]}}, {list: {}}]}}, {list: {}}]}', 'EXP101', true],
  ['equal keys with different values in a matrix, without goTemplate', '- matrix: {generators: [{list: {elements: [{name: a}]}}, {list: {elements: [{name: b}]}}]}', 'EXP104', false],
  ['a map of strings merged with another', '- matrix: {generators: [{list: {elements: [{values: {a: b}}]}}, {clusters: {values: {c: d}}}]}', 'EXP104', true],
  ['an empty element that others are merged into, without goTemplate', '- merge: {mergeKeys: [k], generators: [{list: {elements: [{}]}}, {list: {elements: [{name: a}]}}]}', 'EXP104', false],
  ['an operator that does not exist', '- list: {}\n  selector: {matchExpressions: [{key: a, operator: Is}]}', 'EXP102', true],
  ['a key that is none of a label', '- list: {}\n  selector: {matchLabels: {"path[0]": x}}', 'EXP102', true],
  ['a value that is none of a label, for clusters', '- clusters: {selector: {matchLabels: {env: "https://x"}}}', 'EXP102', true],
  ['In without values', '- clusters: {selector: {matchExpressions: [{key: a, operator: In}]}}', 'EXP102', true],
  ['git without directories and files', '- git: {repoURL: x}', 'EXP101', true],
  ['an entry without a generator', '- other: {}', 'EXP111', true],
  ['a template that cannot be parsed', '- list: {elements: [{name: "a", k: 1}]}\n  selector: {}\n- matrix: {generators: [{list: {elements: [{a: b}]}}, {list: {elements: [{name: "{{"}]}}]}', 'TPL101', true],
])('fails for %s', (_, generators, code, goTemplate) => {
  expect(codes(expand(generators, 'x', CLUSTERS, { goTemplate }))).toEqual([code]);
});

test('values of the second generator of a matrix take what the first knows and leave the rest for their own', () => {
  const generators = `
- matrix:
    generators:
    - list: {elements: [{k: one}]}
    - clusters: {selector: {matchLabels: {env: prod}}, values: {outer: "{{ .k }}", own: "{{ .server }}"}}
`;
  expect(shown(expand(generators, '{{ .values.outer }} {{ .values.own }}', CLUSTERS))).toEqual(['eu=one https://eu']);
});

test('flatList gives one set with all clusters', () => {
  const generators = '- matrix: {generators: [{list: {elements: [{name: all}]}}, {clusters: {flatList: true}}]}';
  expect(shown(expand(generators, '{{ range .clusters }}{{ .nameNormalized }} {{ end }}', CLUSTERS))).toEqual(['all=eu dev-1 in-cluster ']);
});
