package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer/json"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/kubernetes/scheme"
	"sigs.k8s.io/yaml"
)

// Document is one YAML document, and what is wrong with it as a text.
type Document struct {
	Origin string
	Object map[string]any
	Faults []string
	text   []byte
}

// GVK is the kind that the document says it is.
func (d Document) GVK() schema.GroupVersionKind {
	return (&unstructured.Unstructured{Object: d.Object}).GroupVersionKind()
}

func readDocuments(file string) ([]Document, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	documents := []Document{}
	reader := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
	for number := 1; ; number++ {
		part, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return documents, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if document := readDocument(fmt.Sprintf("%s#%d", file, number), part); document.Object != nil || document.Faults != nil {
			documents = append(documents, document)
		}
	}
}

func readDocument(origin string, text []byte) Document {
	document := Document{Origin: origin, text: text}
	asJSON, err := yaml.YAMLToJSONStrict(text)
	if err == nil {
		// Unlike encoding/json this keeps integers as int64, as the API server does.
		var value any
		if err = utilyaml.Unmarshal(asJSON, &value); err == nil && value != nil {
			object, isObject := value.(map[string]any)
			if !isObject {
				err = errors.New("not a mapping")
			}
			document.Object = object
		}
	}
	if err != nil {
		document.Faults = []string{err.Error()}
	}
	return document
}

func isBuiltIn(kind schema.GroupVersionKind) bool {
	return scheme.Scheme.Recognizes(kind)
}

// decodeStrictly refuses unknown fields and wrong types of built-in kinds. SOPS adds its metadata beside
// the fields of a Secret, which kustomize-controller removes before the API server sees it.
func decodeStrictly(document Document) []string {
	text := document.text
	if _, encrypted := document.Object["sops"]; encrypted {
		clear := (&unstructured.Unstructured{Object: document.Object}).DeepCopy().Object
		delete(clear, "sops")
		delete(clear, "data")
		text, _ = yaml.Marshal(clear)
	}
	options := json.SerializerOptions{Yaml: true, Strict: true}
	serializer := json.NewSerializerWithOptions(json.DefaultMetaFactory, scheme.Scheme, scheme.Scheme, options)
	if _, _, err := serializer.Decode(text, nil, nil); err != nil {
		return []string{err.Error()}
	}
	return nil
}
