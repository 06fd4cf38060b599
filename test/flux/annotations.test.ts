import { FluxAnnotations, FluxApply } from '../../src/flux/annotations';

test('every wish is an annotation with the very word that the controller reads', () => {
  expect(FluxAnnotations.of({
    prune: false, reconcile: false, apply: FluxApply.IF_NOT_PRESENT, force: true, substitute: false, decrypt: false, driftDetection: false,
  })).toEqual({
    'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    'kustomize.toolkit.fluxcd.io/reconcile': 'disabled',
    'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent',
    'kustomize.toolkit.fluxcd.io/force': 'enabled',
    'kustomize.toolkit.fluxcd.io/substitute': 'disabled',
    'kustomize.toolkit.fluxcd.io/decrypt': 'disabled',
    'helm.toolkit.fluxcd.io/driftDetection': 'disabled',
  });
});

test('what Flux does anyway is no annotation', () => {
  expect(FluxAnnotations.of({ prune: true, reconcile: true, force: false, substitute: true, decrypt: true, driftDetection: true })).toEqual({});
});
