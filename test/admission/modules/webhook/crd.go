package webhook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	crdvalidation "k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apimachinery/pkg/api/validation"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// resource is one version of a CRD, as the API server reads and checks its objects.
type resource struct {
	namespaced bool
	// hasStatus tells that the status is no part of what is created.
	hasStatus  bool
	structural *structuralschema.Structural
	validator  crdvalidation.SchemaValidator
}

// readCRDs finds the CRDs in all YAML files of a folder.
func readCRDs(folder string) (map[schema.GroupVersionKind]*resource, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return nil, err
	}
	resources := map[schema.GroupVersionKind]*resource{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		documents := utilyaml.NewYAMLReader(newReader(content))
		for {
			document, err := documents.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			if !bytes.Contains(document, []byte("kind: CustomResourceDefinition")) {
				continue
			}
			crd := &apiextensionsv1.CustomResourceDefinition{}
			if err := yaml.Unmarshal(document, crd); err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			for _, version := range crd.Spec.Versions {
				if !version.Served {
					continue
				}
				gvk := schema.GroupVersionKind{Group: crd.Spec.Group, Version: version.Name, Kind: crd.Spec.Names.Kind}
				resources[gvk], err = newResource(crd, version)
				if err != nil {
					return nil, fmt.Errorf("%s: %s: %w", file, gvk, err)
				}
			}
		}
	}
	return resources, nil
}

func newResource(crd *apiextensionsv1.CustomResourceDefinition, version apiextensionsv1.CustomResourceDefinitionVersion) (*resource, error) {
	openAPI := &apiextensions.JSONSchemaProps{}
	if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(version.Schema.OpenAPIV3Schema, openAPI, nil); err != nil {
		return nil, err
	}
	structural, err := structuralschema.NewStructural(openAPI)
	if err != nil {
		return nil, err
	}
	validator, _, err := crdvalidation.NewSchemaValidator(openAPI)
	if err != nil {
		return nil, err
	}
	hasStatus := version.Subresources != nil && version.Subresources.Status != nil
	return &resource{crd.Spec.Scope == apiextensionsv1.NamespaceScoped, hasStatus, structural, validator}, nil
}

// decode does to an object what the API server does when it reads it: unknown fields are removed and named, and what is
// missing gets the schema's defaults.
func (r *resource) decode(object map[string]any) (unknown []string, err error) {
	meta, found, unknown, err := objectmeta.GetObjectMetaWithOptions(object, objectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		return nil, err
	}
	if !found {
		meta = &metav1.ObjectMeta{}
	}
	if !r.namespaced {
		meta.Namespace = ""
	} else if meta.Namespace == "" {
		meta.Namespace = metav1.NamespaceDefault
	}
	if err := objectmeta.SetObjectMeta(object, meta); err != nil {
		return nil, err
	}
	unknown = append(unknown, pruning.PruneWithOptions(object, r.structural, true, structuralschema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true})...)
	fault, more := objectmeta.CoerceWithOptions(nil, object, r.structural, false, objectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	if fault != nil {
		return nil, fault
	}
	defaulting.PruneNonNullableNullsWithoutDefaults(object, r.structural)
	r.setDefaults(object)
	return append(unknown, more...), nil
}

// setDefaults is what the API server does to an object that a webhook has changed: nulls that the webhook writes stay.
func (r *resource) setDefaults(object map[string]any) {
	defaulting.Default(object, r.structural)
}

// validate checks an object as the API server does between the mutating and the validating webhooks.
func (r *resource) validate(object map[string]any) field.ErrorList {
	if r.hasStatus {
		delete(object, "status")
	}
	meta, _, err := objectmeta.GetObjectMeta(object, false)
	if err != nil {
		return field.ErrorList{field.Invalid(field.NewPath("metadata"), nil, err.Error())}
	}
	faults := validation.ValidateObjectMeta(meta, r.namespaced, validation.NameIsDNSSubdomain, field.NewPath("metadata"))
	faults = append(faults, crdvalidation.ValidateCustomResource(nil, object, r.validator)...)
	faults = append(faults, objectmeta.Validate(nil, object, r.structural, false)...)
	return append(faults, listtype.ValidateListSetsAndMaps(nil, r.structural, object)...)
}
