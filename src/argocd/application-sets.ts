import { IConstruct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { Preview, World } from '../constructs';
import { previewObjects } from './preview';

/** ApplicationSets before they reach a cluster. */
export class ApplicationSets {
  /**
   * Every Application that Argo CD would have because of the objects below a construct: those that stand there, and those
   * that its ApplicationSets would generate, however they came into the tree.
   *
   * Fails with the codes EXP1xx and TPL1xx where the controller would refuse an ApplicationSet.
   *
   * @param scope an app, a chart or a part of it
   * @param world what a cluster and the network know; without it, what the app declares
   */
  public static expand(scope: IConstruct, world: World = new World()): Preview {
    checkCall('ApplicationSets.expand', [scope, world]);
    return previewObjects(scope, world);
  }

  private constructor() {}
}
