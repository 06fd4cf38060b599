// Command markers reads image-policy markers as Flux's image-automation-controller does, with kyaml's own fieldmeta:
// a marker that kyaml does not find would be ignored in silence.
//
//	markers -policies NAMESPACE:NAME,… FILE...   prints [{"file", "setter", "value"}] as JSON
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"

	"k8s.io/kube-openapi/pkg/validation/spec"
	"sigs.k8s.io/kustomize/kyaml/fieldmeta"
	"sigs.k8s.io/kustomize/kyaml/kio"
	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// Marker is a value that the controller would set.
type Marker struct {
	File   string `json:"file"`
	Setter string `json:"setter"`
	Value  string `json:"value"`
}

func main() {
	policies := flag.String("policies", "", "the policies that there are")
	flag.Parse()
	fieldmeta.SetShortHandRef("$imagepolicy")
	schema := settersOf(strings.Split(*policies, ","))
	markers := []Marker{}
	for _, file := range flag.Args() {
		found, err := read(file, schema)
		if err != nil {
			fmt.Fprintln(os.Stderr, "markers:", file+":", err)
			os.Exit(1)
		}
		markers = append(markers, found...)
	}
	if err := json.NewEncoder(os.Stdout).Encode(markers); err != nil {
		fmt.Fprintln(os.Stderr, "markers:", err)
		os.Exit(1)
	}
}

// settersOf defines what the controller defines for each policy (internal/update/setters.go).
func settersOf(policies []string) *spec.Schema {
	schema := spec.Schema{SchemaProps: spec.SchemaProps{Definitions: spec.Definitions{}}}
	for _, policy := range policies {
		for _, suffix := range []string{"", ":tag", ":name", ":digest"} {
			schema.Definitions[fieldmeta.SetterDefinitionPrefix+policy+suffix] = *spec.StringProperty()
		}
	}
	return &schema
}

func read(file string, schema *spec.Schema) ([]Marker, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	nodes, err := (&kio.ByteReader{Reader: strings.NewReader(string(text)), OmitReaderAnnotations: true, DisableUnwrapping: true}).Read()
	if err != nil {
		return nil, err
	}
	markers := []Marker{}
	for _, node := range nodes {
		found, err := walk(node.YNode(), file, schema)
		if err != nil {
			return nil, err
		}
		markers = append(markers, found...)
	}
	return markers, nil
}

func walk(node *yaml.Node, file string, schema *spec.Schema) ([]Marker, error) {
	if node.Kind == yaml.ScalarNode {
		return marker(node, file, schema)
	}
	markers := []Marker{}
	for index, child := range node.Content {
		if node.Kind == yaml.MappingNode && index%2 == 0 {
			continue
		}
		found, err := walk(child, file, schema)
		if err != nil {
			return nil, err
		}
		markers = append(markers, found...)
	}
	return markers, nil
}

func marker(node *yaml.Node, file string, schema *spec.Schema) ([]Marker, error) {
	meta := fieldmeta.FieldMeta{SettersSchema: schema}
	if err := meta.Read(yaml.NewRNode(node)); err != nil {
		return nil, err
	}
	setter, isSetter := strings.CutPrefix(meta.Schema.Ref.String(), fieldmeta.DefinitionsPrefix+fieldmeta.SetterDefinitionPrefix)
	if !isSetter {
		return nil, nil
	}
	return []Marker{{File: file, Setter: setter, Value: node.Value}}, nil
}
