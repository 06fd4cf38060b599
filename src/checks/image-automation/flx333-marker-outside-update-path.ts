import { FleetCheck } from '../engine';
import { editedFolder, exampleWith, readMarkersIn, reportMarker, robotsOf } from './markers';

export const markerOutsideUpdatePath: FleetCheck = {
  code: 'FLX333',
  title: 'image marker in a file that the automation does not edit',
  severity: 'error',
  rationale: 'The ImageUpdateAutomation reads files below its `update.path` only, so the value is never updated. Nothing says so.',
  bad: exampleWith('image: ghcr.io/myorg/shop:1.2.3 # {"$imagepolicy": "apps:shop"}', '', ', path: ./clusters'),
  good: exampleWith('image: ghcr.io/myorg/shop:1.2.3 # {"$imagepolicy": "apps:shop"}', '', ', path: ./apps'),
  fix: 'let `update.path` name a folder that holds the file',
  source: 'https://fluxcd.io/flux/components/image/imageupdateautomations/#update',
  checkAll({ inventory }, report) {
    for (const { marker, target: { namespace } } of readMarkersIn(inventory)) {
      const folders = robotsOf(inventory, namespace).map(editedFolder);
      const isOpen = folders.length === 0 || folders.some((folder) => folder === undefined || folder === '' || marker.file.startsWith(`${folder}/`) || marker.file === folder);
      // A folder that is not here is one of another repository.
      if (!isOpen && folders.every((folder) => inventory.layout!.hasFolder(folder!))) {
        reportMarker(marker, inventory, report, `the file "${marker.file}" is not below "${folders[0]}", which is all that the automation edits`);
      }
    }
  },
};
