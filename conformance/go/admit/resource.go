package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	schemaobjectmeta "k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	apivalidation "k8s.io/apimachinery/pkg/api/validation"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"sigs.k8s.io/yaml"
)

// Resource is one served version of a custom resource.
type Resource struct {
	structural *structuralschema.Structural
	validator  validation.SchemaValidator
	rules      *cel.Validator
}

// Resources are all custom resources that the judge knows.
type Resources map[schema.GroupVersionKind]*Resource

func (r Resources) load(folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no CRD in folder %q", folder)
	}
	for _, file := range files {
		if err := r.loadFile(file); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

func (r Resources) loadFile(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	crd := apiextensionsv1.CustomResourceDefinition{}
	if err := yaml.Unmarshal(text, &crd); err != nil {
		return err
	}
	for _, version := range crd.Spec.Versions {
		if !version.Served || version.Schema == nil {
			continue
		}
		resource, err := newResource(version.Schema.OpenAPIV3Schema)
		if err != nil {
			return err
		}
		r[schema.GroupVersionKind{Group: crd.Spec.Group, Version: version.Name, Kind: crd.Spec.Names.Kind}] = resource
	}
	return nil
}

func newResource(openAPI *apiextensionsv1.JSONSchemaProps) (*Resource, error) {
	internal := apiextensions.JSONSchemaProps{}
	if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(openAPI, &internal, nil); err != nil {
		return nil, err
	}
	structural, err := structuralschema.NewStructural(&internal)
	if err != nil {
		return nil, err
	}
	validator, _, err := validation.NewSchemaValidator(&internal)
	if err != nil {
		return nil, err
	}
	return &Resource{structural, validator, cel.NewValidator(structural, true, celconfig.PerCallLimit)}, nil
}

// validate follows the order of the API server (unstructuredSchemaCoercer.apply, then customResourceStrategy.Validate): metadata as
// its Go type, what would be pruned, nulls, embedded objects, defaults; then schema, lists, CEL.
func (r *Resource) validate(document Document) []string {
	object := runtime.DeepCopyJSON(document.Object)
	errors := r.coerce(object)
	defaulting.Default(object, r.structural)
	found := validation.ValidateCustomResource(nil, object, r.validator)
	found = append(found, listtype.ValidateListSetsAndMaps(nil, r.structural, object)...)
	found = append(found, schemaobjectmeta.Validate(context.Background(), nil, object, r.structural, true)...)
	meta := &unstructured.Unstructured{Object: object}
	if meta.GetName() == "" && meta.GetGenerateName() != "" {
		meta.SetName(meta.GetGenerateName() + "x7k2p")
	}
	namespaced := meta.GetNamespace() != ""
	found = append(found, apivalidation.ValidateObjectMetaAccessor(meta, namespaced, apivalidation.NameIsDNSSubdomain, field.NewPath("metadata"))...)
	if len(found) == 0 && r.rules != nil {
		broken, _ := r.rules.Validate(context.Background(), nil, r.structural, object, nil, celconfig.RuntimeCELCostBudget)
		found = append(found, broken...)
	}
	for _, fault := range found {
		errors = append(errors, fault.Error())
	}
	return errors
}

func (r *Resource) coerce(object map[string]any) []string {
	errors := []string{}
	complain := func(paths []string) {
		for _, path := range paths {
			errors = append(errors, fmt.Sprintf("unknown field %q", path))
		}
	}
	meta, hasMeta, unknownMeta, err := schemaobjectmeta.GetObjectMetaWithOptions(object, schemaobjectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		errors = append(errors, err.Error())
	}
	complain(unknownMeta)
	complain(pruning.PruneWithOptions(object, r.structural, true, structuralschema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true}))
	defaulting.PruneNonNullableNullsWithoutDefaults(object, r.structural)
	coerceError, unknownInner := schemaobjectmeta.CoerceWithOptions(nil, object, r.structural, false, schemaobjectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	if coerceError != nil {
		errors = append(errors, coerceError.Error())
	}
	complain(unknownInner)
	if err == nil && hasMeta {
		if err := schemaobjectmeta.SetObjectMeta(object, meta); err != nil {
			errors = append(errors, err.Error())
		}
	}
	return errors
}
