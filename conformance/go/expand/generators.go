package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"dario.cat/mergo"
)

// world is what generators ask Argo CD for.
type world struct {
	Clusters []cluster `json:"clusters"`
	// Repositories has a local folder for each URL.
	Repositories map[string]string `json:"repositories"`
}

type generator struct {
	List *struct {
		Elements []object `json:"elements"`
	} `json:"list"`
	Clusters *struct {
		Selector selector `json:"selector"`
	} `json:"clusters"`
	Git    *gitGenerator `json:"git"`
	Matrix *struct {
		Generators []generator `json:"generators"`
	} `json:"matrix"`
	Merge *struct {
		Generators []generator `json:"generators"`
		MergeKeys  []string    `json:"mergeKeys"`
	} `json:"merge"`
}

func (w world) params(g generator) ([]object, error) {
	switch {
	case g.List != nil:
		return g.List.Elements, nil
	case g.Clusters != nil:
		return w.clusterParams(g.Clusters.Selector), nil
	case g.Git != nil:
		return w.gitParams(*g.Git)
	case g.Matrix != nil:
		return w.matrix(g.Matrix.Generators)
	case g.Merge != nil:
		return w.merge(g.Merge.Generators, g.Merge.MergeKeys)
	default:
		return nil, errors.New("no generator")
	}
}

// matrix lets the first generator win, as applicationset/generators/matrix.go does. The second is not rendered with
// what the first found: a string with "{{" in it is refused instead.
func (w world) matrix(parts []generator) ([]object, error) {
	if len(parts) != 2 {
		return nil, fmt.Errorf("matrix has %d generators", len(parts))
	}
	if text, err := json.Marshal(parts[1]); err != nil || containsAction(string(text)) {
		return nil, errors.Join(err, errors.New("matrix: the second generator is a template"))
	}
	first, err := w.params(parts[0])
	if err != nil {
		return nil, err
	}
	second, err := w.params(parts[1])
	if err != nil {
		return nil, err
	}
	all := []object{}
	for _, a := range first {
		for _, b := range second {
			combined, err := overlay(b, a)
			if err != nil {
				return nil, err
			}
			all = append(all, combined)
		}
	}
	return all, nil
}

// merge completes the sets of the first generator, as applicationset/generators/merge.go does.
func (w world) merge(parts []generator, keys []string) ([]object, error) {
	if len(parts) < 2 || len(keys) == 0 {
		return nil, fmt.Errorf("merge has %d generators and %d keys", len(parts), len(keys))
	}
	base, err := w.params(parts[0])
	if err != nil {
		return nil, err
	}
	if _, err := byKeys(base, keys); err != nil {
		return nil, err
	}
	for _, part := range parts[1:] {
		if base, err = w.complete(base, part, keys); err != nil {
			return nil, err
		}
	}
	return base, nil
}

func (w world) complete(base []object, part generator, keys []string) ([]object, error) {
	sets, err := w.params(part)
	if err != nil {
		return nil, err
	}
	found, err := byKeys(sets, keys)
	if err != nil {
		return nil, err
	}
	merged := make([]object, len(base))
	for index, params := range base {
		key, err := keyOf(params, keys)
		if err != nil {
			return nil, err
		}
		if merged[index], err = overlay(params, found[key]); err != nil {
			return nil, err
		}
	}
	return merged, nil
}

func byKeys(sets []object, keys []string) (map[string]object, error) {
	found := map[string]object{}
	for _, params := range sets {
		key, err := keyOf(params, keys)
		if err != nil {
			return nil, err
		}
		if _, twice := found[key]; twice {
			return nil, fmt.Errorf("merge: %s is there twice", key)
		}
		found[key] = params
	}
	return found, nil
}

func keyOf(params object, keys []string) (string, error) {
	values := object{}
	for _, key := range keys {
		values[key] = params[key]
	}
	text, err := json.Marshal(values)
	return string(text), err
}

// overlay leaves both as they are: mergo merges nested maps in place.
func overlay(low, high object) (object, error) {
	merged := object{}
	for _, layer := range []object{low, high} {
		if err := mergo.Merge(&merged, copied(layer), mergo.WithOverride); err != nil {
			return nil, err
		}
	}
	return merged, nil
}

func copied(value object) object {
	copy := object{}
	for key, item := range value {
		if nested, isObject := item.(object); isObject {
			item = copied(nested)
		}
		copy[key] = item
	}
	return copy
}
