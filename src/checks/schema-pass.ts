import { checkManifest, checkMetadata, checkVersions } from '../schema';
import { isOfCluster } from './core/of-cluster';
import { ObjectPass } from './engine';

/** Every Argo CD and Flux object against the schema of the version that is targeted, field by field; of any other, its metadata. */
export const schemaPass: ObjectPass = ({ manifest }, target, report) => {
  const withVariables = { ...target, variables: true };
  checkManifest(manifest, withVariables).forEach(report);
  checkVersions(manifest, withVariables).forEach(report);
  if (isOfCluster(manifest)) {
    checkMetadata(manifest, true).forEach(report);
  }
};
