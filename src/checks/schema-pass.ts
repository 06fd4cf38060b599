import { checkManifest } from '../schema';
import { ObjectPass } from './engine';

/** Every Argo CD and Flux object against the schema of the version that is targeted, field by field. */
export const schemaPass: ObjectPass = ({ manifest }, target, report) => {
  for (const { code, path, message, fix } of checkManifest(manifest, target)) {
    report({ code, path, message, fix, severity: 'error' });
  }
};
