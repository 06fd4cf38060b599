// Command template-oracle answers what Go makes of a template: one JSON request a line in, one answer a line out.
//
// It renders as Argo CD does (applicationset/utils): text/template with sprig, less what tells of the machine,
// plus the five functions that Argo CD adds; or fasttemplate; or text/template alone.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
	"github.com/gosimple/slug"
	"github.com/valyala/fasttemplate"
	"sigs.k8s.io/yaml"
)

type request struct {
	Mode     string   `json:"mode"`
	Name     string   `json:"name"`
	Template string   `json:"template"`
	Data     any      `json:"data"`
	Options  []string `json:"options"`
}

type answer struct {
	Out   *string `json:"out,omitempty"`
	Err   string  `json:"err,omitempty"`
	Stage string  `json:"stage,omitempty"`
}

var invalidNameChars = regexp.MustCompile("[^-a-z0-9.]")

func normalize(name string) string {
	clean := invalidNameChars.ReplaceAllString(strings.ToLower(name), "-")
	if len(clean) > 253 {
		clean = clean[:253]
	}
	return strings.Trim(clean, "-.")
}

func slugify(args ...any) string {
	length, smart, text := 50, true, ""
	for i, arg := range args {
		switch i {
		case len(args) - 1:
			text = arg.(string)
		case 0:
			length = arg.(int)
		case 1:
			smart = arg.(bool)
		}
	}
	slug.EnableSmartTruncate, slug.MaxLength = smart, length
	return slug.Make(normalize(text))
}

func toYaml(value any) (string, error) {
	text, err := yaml.Marshal(value)
	return strings.TrimSuffix(string(text), "\n"), err
}

func fromYaml(text string) (map[string]any, error) {
	result := map[string]any{}
	err := yaml.Unmarshal([]byte(text), &result)
	if err != nil {
		return nil, err
	}
	return result, nil
}

func fromYamlArray(text string) ([]any, error) {
	result := []any{}
	err := yaml.Unmarshal([]byte(text), &result)
	if err != nil {
		return nil, err
	}
	return result, nil
}

func functions(mode string) template.FuncMap {
	if mode == "plain" {
		return template.FuncMap{}
	}
	funcs := template.FuncMap(sprig.GenericFuncMap())
	for _, name := range []string{"env", "expandenv", "getHostByName"} {
		delete(funcs, name)
	}
	funcs["normalize"] = normalize
	funcs["slugify"] = slugify
	funcs["toYaml"] = toYaml
	funcs["fromYaml"] = fromYaml
	funcs["fromYamlArray"] = fromYamlArray
	return funcs
}

// typed turns the marks of the request into values of Go types that JSON does not have.
func typed(value any) any {
	switch v := value.(type) {
	case []any:
		for i := range v {
			v[i] = typed(v[i])
		}
	case map[string]any:
		if marked, ok := v["$stringMap"].(map[string]any); ok {
			result := map[string]string{}
			for key, item := range marked {
				result[key] = item.(string)
			}
			return result
		}
		if marked, ok := v["$strings"].([]any); ok {
			result := []string{}
			for _, item := range marked {
				result = append(result, item.(string))
			}
			return result
		}
		if marked, ok := v["$int"].(float64); ok {
			return int(marked)
		}
		for key := range v {
			v[key] = typed(v[key])
		}
	}
	return value
}

func renderGo(req request) answer {
	tmpl := template.New(req.Name).Funcs(functions(req.Mode))
	for _, option := range req.Options {
		tmpl = tmpl.Option(option)
	}
	tmpl, err := tmpl.Parse(req.Template)
	if err != nil {
		return answer{Err: err.Error(), Stage: "parse"}
	}
	var out strings.Builder
	if err := tmpl.Execute(&out, typed(req.Data)); err != nil {
		return answer{Err: err.Error(), Stage: "exec"}
	}
	text := out.String()
	return answer{Out: &text}
}

var isTemplated = regexp.MustCompile(".*{{.*}}.*")

func renderFast(req request) answer {
	text := req.Template
	if isTemplated.MatchString(text) {
		tmpl, err := fasttemplate.NewTemplate(text, "{{", "}}")
		if err != nil {
			return answer{Err: err.Error(), Stage: "parse"}
		}
		params, _ := req.Data.(map[string]any)
		text = tmpl.ExecuteFuncString(func(w io.Writer, tag string) (int, error) {
			name := strings.TrimSpace(tag)
			value, ok := params[name].(string)
			if name == "" || !ok {
				return fmt.Fprintf(w, "{{%s}}", tag)
			}
			return io.WriteString(w, value)
		})
	}
	return answer{Out: &text}
}

func render(req request) (result answer) {
	defer func() {
		if fault := recover(); fault != nil {
			result = answer{Err: fmt.Sprint(fault), Stage: "panic"}
		}
	}()
	if req.Mode == "fast" {
		return renderFast(req)
	}
	return renderGo(req)
}

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			var req request
			if fault := json.Unmarshal(line, &req); fault != nil {
				fmt.Fprintln(os.Stderr, fault)
				os.Exit(2)
			}
			encoder.Encode(render(req))
		}
		if err != nil {
			return
		}
	}
}
