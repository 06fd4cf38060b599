/** The fleet of fleet.ts in the languages of others, as somebody would write it there. */
import { Manifest } from './fleet';

const TEMPLATE = `
{{- $environments := list "dev" "test" "staging" "prod-eu" "prod-us" }}
{{- range $index := until (int .Values.size) }}
{{- $environment := index $environments (mod $index 5) }}
{{- $app := printf "app-%d" (div $index 5) }}
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: {{ $app }}-{{ $environment }}
  namespace: argocd
  labels:
    app: {{ $app }}
    environment: {{ $environment }}
  finalizers:
    - resources-finalizer.argocd.argoproj.io
spec:
  project: default
  destination:
    server: https://kubernetes.default.svc
    namespace: {{ $app }}
  sources:
    - repoURL: registry.example.com/charts
      chart: {{ $app }}
      targetRevision: 2.{{ mod $index 9 }}.0
      helm:
        releaseName: {{ $app }}
        valueFiles:
          - $values/envs/{{ $environment }}/{{ $app }}.yaml
        valuesObject:
          replicaCount: {{ add 2 (mod $index 4) }}
          image:
            repository: registry.example.com/shop/{{ $app }}
            tag: 1.{{ mod $index 30 }}.{{ mod $index 7 }}
            pullPolicy: IfNotPresent
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
          ingress:
            enabled: {{ ne $environment "dev" }}
            hosts:
              - host: {{ $app }}.{{ $environment }}.example.com
                paths:
                  - /
                  - /api
          env:
            LOG_LEVEL: info
            FEATURE_FLAGS: "on"
            REGION: {{ $environment }}
            STARTED_AT: "2024-01-01"
    - repoURL: https://git.example.com/org/config
      targetRevision: main
      ref: values
  syncPolicy:
    automated:
      prune: true
      selfHeal: true
    syncOptions:
      - CreateNamespace=true
      - ServerSideApply=true
      - RespectIgnoreDifferences=true
    retry:
      limit: 5
      backoff:
        duration: 5s
        factor: 2
        maxDuration: 3m
  ignoreDifferences:
    - group: apps
      kind: Deployment
      jsonPointers:
        - /spec/replicas
{{- end }}
`;

export const HELM_CHART: Readonly<Record<string, string>> = {
  'Chart.yaml': 'apiVersion: v2\nname: fleet\nversion: 1.0.0\n',
  'templates/applications.yaml': TEMPLATE,
};

/** What all Applications have in common. */
export const KUSTOMIZE_BASE = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: base
  namespace: argocd
  finalizers: [resources-finalizer.argocd.argoproj.io]
spec:
  project: default
  destination: {server: https://kubernetes.default.svc}
  syncPolicy:
    automated: {prune: true, selfHeal: true}
    syncOptions: [CreateNamespace=true, ServerSideApply=true, RespectIgnoreDifferences=true]
    retry: {limit: 5, backoff: {duration: 5s, factor: 2, maxDuration: 3m}}
  ignoreDifferences: [{group: apps, kind: Deployment, jsonPointers: [/spec/replicas]}]
`;

/** The folder of one Application: its name, and a patch with what is its own. */
export function kustomization(manifest: Manifest): string {
  const { name, labels } = manifest.metadata as { readonly name: string; readonly labels: unknown };
  const { destination, sources } = manifest.spec as { readonly destination: { readonly namespace: string }; readonly sources: unknown };
  const patch = [
    { op: 'replace', path: '/metadata/name', value: name },
    { op: 'add', path: '/metadata/labels', value: labels },
    { op: 'add', path: '/spec/destination/namespace', value: destination.namespace },
    { op: 'add', path: '/spec/sources', value: sources },
  ];
  // JSON is YAML.
  return JSON.stringify({ resources: ['../../base'], patches: [{ target: { kind: 'Application' }, patch: JSON.stringify(patch) }] });
}

export const JSONNET = `
local environments = ['dev', 'test', 'staging', 'prod-eu', 'prod-us'];
local application(index) =
  local environment = environments[index % 5];
  local app = 'app-%d' % std.floor(index / 5);
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: app + '-' + environment,
      namespace: 'argocd',
      labels: { app: app, environment: environment },
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: 'default',
      destination: { server: 'https://kubernetes.default.svc', namespace: app },
      sources: [
        {
          repoURL: 'registry.example.com/charts',
          chart: app,
          targetRevision: '2.%d.0' % (index % 9),
          helm: {
            releaseName: app,
            valueFiles: ['$values/envs/' + environment + '/' + app + '.yaml'],
            valuesObject: {
              replicaCount: 2 + index % 4,
              image: { repository: 'registry.example.com/shop/' + app, tag: '1.%d.%d' % [index % 30, index % 7], pullPolicy: 'IfNotPresent' },
              resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
              ingress: { enabled: environment != 'dev', hosts: [{ host: app + '.' + environment + '.example.com', paths: ['/', '/api'] }] },
              env: { LOG_LEVEL: 'info', FEATURE_FLAGS: 'on', REGION: environment, STARTED_AT: '2024-01-01' },
            },
          },
        },
        { repoURL: 'https://git.example.com/org/config', targetRevision: 'main', ref: 'values' },
      ],
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true', 'ServerSideApply=true', 'RespectIgnoreDifferences=true'],
        retry: { limit: 5, backoff: { duration: '5s', factor: 2, maxDuration: '3m' } },
      },
      ignoreDifferences: [{ group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] }],
    },
  };
{ [a.metadata.name + '.json']: a for a in std.makeArray(SIZE, application) }
`;

/** The definition names the fields that are used here; the CRD has a hundred times as many. */
export const CUE = `
import (
	"list"
	"strconv"
)

#Application: {
	apiVersion: "argoproj.io/v1alpha1"
	kind:       "Application"
	metadata: {name: string, namespace: string, labels: [string]: string, finalizers: [...string]}
	spec: {
		project: string
		destination: {server: string, namespace: string}
		sources: [...{
			repoURL:        string
			chart?:         string
			targetRevision: string
			ref?:           string
			helm?: {releaseName: string, valueFiles: [...string], valuesObject: {...}}
		}]
		syncPolicy: {
			automated: {prune: bool, selfHeal: bool}
			syncOptions: [...string]
			retry: {limit: int, backoff: {duration: string, factor: int, maxDuration: string}}
		}
		ignoreDifferences: [...{group: string, kind: string, jsonPointers: [...string]}]
	}
}

_environments: ["dev", "test", "staging", "prod-eu", "prod-us"]

documents: [for index in list.Range(0, SIZE, 1) {
	let environment = _environments[mod(index, 5)]
	let app = "app-" + strconv.FormatInt(div(index, 5), 10)
	#Application & {
		metadata: {
			name:      app + "-" + environment
			namespace: "argocd"
			labels: {"app": app, "environment": environment}
			finalizers: ["resources-finalizer.argocd.argoproj.io"]
		}
		spec: {
			project: "default"
			destination: {server: "https://kubernetes.default.svc", namespace: app}
			sources: [
				{
					repoURL:        "registry.example.com/charts"
					chart:          app
					targetRevision: "2." + strconv.FormatInt(mod(index, 9), 10) + ".0"
					helm: {
						releaseName: app
						valueFiles: ["$values/envs/" + environment + "/" + app + ".yaml"]
						valuesObject: {
							replicaCount: 2 + mod(index, 4)
							image: {
								repository: "registry.example.com/shop/" + app
								tag:        "1." + strconv.FormatInt(mod(index, 30), 10) + "." + strconv.FormatInt(mod(index, 7), 10)
								pullPolicy: "IfNotPresent"
							}
							resources: {requests: {cpu: "100m", memory: "128Mi"}, limits: {memory: "256Mi"}}
							ingress: {enabled: environment != "dev", hosts: [{host: app + "." + environment + ".example.com", paths: ["/", "/api"]}]}
							env: {LOG_LEVEL: "info", FEATURE_FLAGS: "on", REGION: environment, STARTED_AT: "2024-01-01"}
						}
					}
				},
				{repoURL: "https://git.example.com/org/config", targetRevision: "main", ref: "values"},
			]
			syncPolicy: {
				automated: {prune: true, selfHeal: true}
				syncOptions: ["CreateNamespace=true", "ServerSideApply=true", "RespectIgnoreDifferences=true"]
				retry: {limit: 5, backoff: {duration: "5s", factor: 2, maxDuration: "3m"}}
			}
			ignoreDifferences: [{group: "apps", kind: "Deployment", jsonPointers: ["/spec/replicas"]}]
		}
	}
}]
`;
