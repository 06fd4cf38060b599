// Command admit asks the API server's own packages whether it would take each object of some YAML files:
// structural schema, unknown and duplicate fields, list-map keys, metadata and CEL rules for custom
// resources (k8s.io/apiextensions-apiserver), strict decoding for built-in kinds (k8s.io/client-go).
//
//	admit -crds DIR [-crds DIR] FILE...   prints [{"origin", "kind", "verdict", "errors"}] as JSON
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
)

// Verdict is what is known about one document.
type Verdict struct {
	Origin  string   `json:"origin"`
	Kind    string   `json:"kind"`
	Verdict string   `json:"verdict"`
	Errors  []string `json:"errors"`
}

const (
	valid   = "valid"
	invalid = "invalid"
	unknown = "unknown"
)

type folders []string

func (f *folders) String() string { return strings.Join(*f, ",") }

func (f *folders) Set(folder string) error {
	*f = append(*f, folder)
	return nil
}

func main() {
	var crds folders
	flag.Var(&crds, "crds", "folder with CustomResourceDefinitions (repeatable)")
	flag.Parse()
	verdicts, err := admit(crds, flag.Args())
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(verdicts)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "admit:", err)
		os.Exit(2)
	}
}

func admit(crdFolders, files []string) ([]Verdict, error) {
	resources := Resources{}
	for _, folder := range crdFolders {
		if err := resources.load(folder); err != nil {
			return nil, err
		}
	}
	verdicts := []Verdict{}
	for _, file := range files {
		documents, err := readDocuments(file)
		if err != nil {
			return nil, err
		}
		for _, document := range documents {
			verdicts = append(verdicts, judge(resources, document))
		}
	}
	return verdicts, nil
}

func judge(resources Resources, document Document) Verdict {
	verdict := Verdict{Origin: document.Origin, Kind: document.GVK().String(), Errors: document.Faults}
	if resource, found := resources[document.GVK()]; found {
		verdict.Errors = append(verdict.Errors, resource.validate(document)...)
	} else if isBuiltIn(document.GVK()) {
		verdict.Errors = append(verdict.Errors, decodeStrictly(document)...)
	} else if len(document.Faults) == 0 {
		verdict.Verdict = unknown
		return verdict
	}
	verdict.Verdict = valid
	if len(verdict.Errors) > 0 {
		verdict.Verdict = invalid
	}
	return verdict
}
