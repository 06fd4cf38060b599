// Command expand turns one ApplicationSet with list generators into Applications, with Go's own
// text/template and sprig. It reads YAML or JSON on stdin and writes a JSON list.
//
// It is deliberately small and independent of the library: what it cannot expand is an error.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"sigs.k8s.io/yaml"
)

type object = map[string]any

// ApplicationSet is as much of the resource as list generators need.
type ApplicationSet struct {
	Metadata struct {
		Namespace string `json:"namespace"`
	} `json:"metadata"`
	Spec struct {
		GoTemplate        bool            `json:"goTemplate"`
		GoTemplateOptions []string        `json:"goTemplateOptions"`
		Generators        []listGenerator `json:"generators"`
		Template          object          `json:"template"`
		TemplatePatch     string          `json:"templatePatch"`
	} `json:"spec"`
}

type listGenerator struct {
	List *struct {
		Elements []object `json:"elements"`
	} `json:"list"`
}

func main() {
	text, err := io.ReadAll(os.Stdin)
	if err == nil {
		err = expand(text, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "expand:", err)
		os.Exit(1)
	}
}

func expand(text []byte, out io.Writer) error {
	set := ApplicationSet{}
	if err := yaml.Unmarshal(text, &set); err != nil {
		return err
	}
	if !set.Spec.GoTemplate {
		return errors.New("only goTemplate: true is supported")
	}
	applications := []object{}
	for index, generator := range set.Spec.Generators {
		if generator.List == nil {
			return fmt.Errorf("generator %d is no list", index)
		}
		for _, params := range generator.List.Elements {
			application, err := set.application(params)
			if err != nil {
				return err
			}
			applications = append(applications, application)
		}
	}
	return json.NewEncoder(out).Encode(applications)
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
