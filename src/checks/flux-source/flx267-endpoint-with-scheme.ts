import { KIND } from '../../inventory';
import { withoutCredentials } from '../../text';
import { isSet, ObjectCheck, textAt } from '../engine';

export const endpointWithScheme: ObjectCheck = {
  code: 'FLX267',
  title: 'endpoint of a Bucket with a scheme',
  severity: 'error',
  rationale: 'The client of S3 puts the scheme in front itself and refuses an endpoint that has one.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: Bucket
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, bucketName: shop, endpoint: 'https://minio.example.com', secretRef: {name: minio}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: Bucket
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, bucketName: shop, endpoint: minio.example.com, secretRef: {name: minio}}
`,
  fix: 'write the host alone, and "insecure: true" where it has no TLS',
  source: 'https://fluxcd.io/flux/components/source/buckets/#endpoint',
  kinds: [KIND.bucket],
  check({ spec }, report) {
    const endpoint = textAt(spec, 'endpoint');
    const isS3 = !isSet(spec.provider) || spec.provider === 'generic' || spec.provider === 'aws';
    if (isS3 && endpoint !== undefined && /^https?:\/\//.test(endpoint)) {
      report(['spec', 'endpoint'], `"${withoutCredentials(endpoint)}" has a scheme`);
    }
  },
};
