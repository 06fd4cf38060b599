package main

import (
	"fmt"
	"regexp"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
	"github.com/gosimple/slug"
	"sigs.k8s.io/yaml"
)

type renderer struct {
	params  object
	options []string
}

// deep renders every string and every key, as applicationset/utils/utils.go does.
func (r renderer) deep(value any) (any, error) {
	switch node := value.(type) {
	case string:
		return r.text(node)
	case object:
		return r.object(node)
	case []any:
		return r.list(node)
	default:
		return value, nil
	}
}

func (r renderer) object(node object) (object, error) {
	rendered := object{}
	for key, item := range node {
		name, err := r.text(key)
		if err != nil {
			return nil, err
		}
		if rendered[name], err = r.deep(item); err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
	}
	return rendered, nil
}

func (r renderer) list(node []any) ([]any, error) {
	rendered := make([]any, len(node))
	for index, item := range node {
		var err error
		if rendered[index], err = r.deep(item); err != nil {
			return nil, fmt.Errorf("[%d]: %w", index, err)
		}
	}
	return rendered, nil
}

func (r renderer) text(text string) (string, error) {
	if !strings.Contains(text, "{{") {
		return text, nil
	}
	parsed, err := template.New("").Funcs(functions()).Option(r.options...).Parse(text)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	if err := parsed.Execute(&out, r.params); err != nil {
		return "", err
	}
	return out.String(), nil
}

// functions are those of applicationset/utils/utils.go.
func functions() template.FuncMap {
	all := template.FuncMap(sprig.GenericFuncMap())
	for _, forbidden := range []string{"env", "expandenv", "getHostByName"} {
		delete(all, forbidden)
	}
	all["normalize"] = normalize
	all["slugify"] = slugify
	all["toYaml"] = func(value any) (string, error) {
		text, err := yaml.Marshal(value)
		return strings.TrimSuffix(string(text), "\n"), err
	}
	all["fromYaml"] = fromYaml[object]
	all["fromYamlArray"] = fromYaml[[]any]
	return all
}

func fromYaml[T object | []any](text string) (T, error) {
	var parsed T
	err := yaml.Unmarshal([]byte(text), &parsed)
	return parsed, err
}

var notInNames = regexp.MustCompile(`[^-a-z0-9.]`)

func normalize(name string) string {
	clean := notInNames.ReplaceAllString(strings.ToLower(name), "-")
	if len(clean) > 253 {
		clean = clean[:253]
	}
	return strings.Trim(clean, "-.")
}

// slugify takes [length] [smart] text; length 50 and smart truncation are the defaults.
func slugify(args ...any) string {
	length, smart := 50, true
	for _, arg := range args[:max(0, len(args)-1)] {
		switch value := arg.(type) {
		case int:
			length = value
		case bool:
			smart = value
		}
	}
	if len(args) == 0 {
		return ""
	}
	slug.EnableSmartTruncate, slug.MaxLength = smart, length
	return slug.Make(normalize(fmt.Sprint(args[len(args)-1])))
}
