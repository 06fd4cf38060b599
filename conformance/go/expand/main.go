// Command expand turns one ApplicationSet into Applications, with Go's own text/template, sprig and mergo.
// It reads YAML or JSON on stdin and writes a JSON list; -world says which clusters and repositories there are.
//
// It is deliberately small and independent of the library: what it cannot expand is an error.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"sigs.k8s.io/yaml"
)

type object = map[string]any

// ApplicationSet is as much of the resource as is needed to make Applications.
type ApplicationSet struct {
	Metadata struct {
		Namespace string `json:"namespace"`
	} `json:"metadata"`
	Spec struct {
		GoTemplate        bool            `json:"goTemplate"`
		GoTemplateOptions []string        `json:"goTemplateOptions"`
		Generators        json.RawMessage `json:"generators"`
		Template          object          `json:"template"`
		TemplatePatch     string          `json:"templatePatch"`
	} `json:"spec"`
}

func main() {
	known := flag.String("world", "{}", "JSON with clusters and repositories")
	flag.Parse()
	text, err := io.ReadAll(os.Stdin)
	if err == nil {
		err = expand(text, []byte(*known), os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "expand:", err)
		os.Exit(1)
	}
}

func expand(text, known []byte, out io.Writer) error {
	set, there := ApplicationSet{}, world{}
	if err := yaml.Unmarshal(text, &set); err != nil {
		return err
	}
	if err := json.Unmarshal(known, &there); err != nil {
		return err
	}
	if !set.Spec.GoTemplate {
		return errors.New("only goTemplate: true is supported")
	}
	sets, err := set.params(there)
	if err != nil {
		return err
	}
	applications := []object{}
	for _, params := range sets {
		application, err := set.application(params)
		if err != nil {
			return err
		}
		applications = append(applications, application)
	}
	return json.NewEncoder(out).Encode(applications)
}

// params refuses every field of a generator that it does not know.
func (s *ApplicationSet) params(there world) ([]object, error) {
	generators := []generator{}
	decoder := json.NewDecoder(bytes.NewReader(s.Spec.Generators))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&generators); err != nil {
		return nil, fmt.Errorf("generators: %w", err)
	}
	all := []object{}
	for index, generator := range generators {
		found, err := there.params(generator)
		if err != nil {
			return nil, fmt.Errorf("generator %d: %w", index, err)
		}
		all = append(all, found...)
	}
	return all, nil
}

func (s *ApplicationSet) application(params object) (object, error) {
	renderer := renderer{params: params, options: append([]string{"missingkey=error"}, s.Spec.GoTemplateOptions...)}
	rendered, err := renderer.deep(s.Spec.Template)
	if err != nil {
		return nil, err
	}
	application := rendered.(object)
	application["apiVersion"], application["kind"] = "argoproj.io/v1alpha1", "Application"
	if s.Spec.TemplatePatch != "" {
		if err := s.patch(application, renderer); err != nil {
			return nil, err
		}
	}
	child(application, "metadata")["namespace"] = s.Metadata.Namespace
	return application, nil
}

// patch keeps spec.project, as applicationset/controllers/template/patch.go does.
func (s *ApplicationSet) patch(application object, renderer renderer) error {
	text, err := renderer.text(s.Spec.TemplatePatch)
	if err != nil {
		return fmt.Errorf("templatePatch: %w", err)
	}
	patch := object{}
	if err := yaml.Unmarshal([]byte(text), &patch); err != nil {
		return fmt.Errorf("templatePatch: %w", err)
	}
	project := child(application, "spec")["project"]
	merge(application, patch)
	child(application, "spec")["project"] = project
	return nil
}

func child(parent object, key string) object {
	if found, isObject := parent[key].(object); isObject {
		return found
	}
	made := object{}
	parent[key] = made
	return made
}

// merge is a JSON merge patch: Argo CD's own types have no patch merge keys, so lists are replaced.
func merge(target, patch object) {
	for key, value := range patch {
		if value == nil {
			delete(target, key)
		} else if part, isObject := value.(object); isObject {
			merge(child(target, key), part)
		} else {
			target[key] = value
		}
	}
}
