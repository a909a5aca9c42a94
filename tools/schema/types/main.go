// Prints the structure of the Go types into which upstream's admission webhooks decode the kinds of each component: a
// schema for each struct, by name, and the name of each kind's struct.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"
)

func main() {
	p := &printer{types: map[string]node{}}
	out := map[string]any{"kinds": p.kinds(roots), "types": p.types}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(out); err != nil {
		panic(err)
	}
}

// node is a structural schema; a string where a schema belongs names a struct.
type node = map[string]any

type printer struct {
	types map[string]node
}

func (p *printer) kinds(roots map[string]any) map[string]any {
	kinds := map[string]any{}
	for kind, object := range roots {
		kinds[kind] = p.schema(reflect.TypeOf(object))
	}
	return kinds
}

func (p *printer) schema(t reflect.Type) any {
	if t.Kind() == reflect.Pointer {
		return p.schema(t.Elem())
	}
	if custom, ok := customTypes[nameOf(t)]; ok {
		return custom
	}
	if decodesItself(t) {
		panic(fmt.Sprintf("%s decodes itself: say in customTypes what it takes", nameOf(t)))
	}
	switch t.Kind() {
	case reflect.Struct:
		return p.structure(t)
	case reflect.Map:
		return node{"type": "object", "additionalProperties": p.schema(t.Elem())}
	case reflect.Slice, reflect.Array:
		if t.Elem().Kind() == reflect.Uint8 {
			return node{"type": "string", "format": "byte"}
		}
		return node{"type": "array", "items": p.schema(t.Elem())}
	case reflect.String:
		return node{"type": "string"}
	case reflect.Bool:
		return node{"type": "boolean"}
	case reflect.Int32:
		return node{"type": "integer", "format": "int32"}
	case reflect.Int, reflect.Int64:
		return node{"type": "integer", "format": "int64"}
	case reflect.Float64:
		return node{"type": "number"}
	case reflect.Interface:
		return open
	}
	panic(fmt.Sprintf("%s is of a kind that has no schema", t))
}

func (p *printer) structure(t reflect.Type) string {
	name := nameOf(t)
	if _, known := p.types[name]; !known {
		properties := map[string]any{}
		p.types[name] = node{"type": "object", "properties": properties}
		p.fields(t, properties)
		p.types[name]["always"] = alwaysWritten(t)
		p.types[name]["nulls"] = writtenAsNull(t)
		p.types[name]["omitted"] = omittedIfEmpty(t)
	}
	return name
}

// alwaysWritten lists the fields that Go writes even if nobody set them: the webhook adds them to what it decoded, before
// the API server looks for required fields.
func alwaysWritten(t reflect.Type) []string {
	always := []string{}
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case name == "" && field.Anonymous && field.Type.Kind() == reflect.Struct:
			always = append(always, alwaysWritten(field.Type)...)
		case name == "" || name == "-":
		case field.Type.Kind() == reflect.Struct || !strings.Contains(options, "omitempty") && isWrittenEmpty(field.Type):
			always = append(always, name)
		}
	}
	return always
}

// isWrittenEmpty tells that Go writes an unset value as something else than null.
func isWrittenEmpty(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return false
	}
	return true
}

// writtenAsNull lists the fields that Go writes as null if nobody set them: the API server refuses them where the CRD takes
// no null, since it drops only the nulls that a user sends. Pointers are left out, which webhooks set to their defaults.
func writtenAsNull(t reflect.Type) []string {
	nulls := []string{}
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		isStruct := field.Type.Kind() == reflect.Struct
		switch {
		case name == "" && field.Anonymous && isStruct:
			nulls = append(nulls, writtenAsNull(field.Type)...)
		case name == "" || name == "-" || field.Type.Kind() == reflect.Pointer:
		case !isStruct && strings.Contains(options, "omitempty"):
		default:
			if text, err := json.Marshal(reflect.Zero(field.Type).Interface()); err == nil && string(text) == "null" {
				nulls = append(nulls, name)
			}
		}
	}
	return nulls
}

// omittedIfEmpty lists the fields that Go doesn't write if their value is empty.
func omittedIfEmpty(t reflect.Type) []string {
	omitted := []string{}
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case name == "" && field.Anonymous && field.Type.Kind() == reflect.Struct:
			omitted = append(omitted, omittedIfEmpty(field.Type)...)
		case name == "" || name == "-" || !strings.Contains(options, "omitempty"):
		case field.Type.Kind() != reflect.Struct && field.Type.Kind() != reflect.Pointer:
			omitted = append(omitted, name)
		}
	}
	return omitted
}

func (p *printer) fields(t reflect.Type, properties map[string]any) {
	for i := range t.NumField() {
		field := t.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case name == "-" || !field.IsExported() || isStatus(name, field.Type):
		case name == "" && field.Anonymous:
			inner := field.Type
			if inner.Kind() == reflect.Pointer {
				inner = inner.Elem()
			}
			p.fields(inner, properties)
		case name == "":
			panic(fmt.Sprintf("%s.%s has no name in JSON", nameOf(t), field.Name))
		default:
			properties[name] = p.schema(field.Type)
		}
	}
}

// isStatus tells what a controller reports: the API server drops it from what users write.
func isStatus(name string, t reflect.Type) bool {
	return name == "status" && t.Kind() == reflect.Struct
}

func decodesItself(t reflect.Type) bool {
	pointer := reflect.PointerTo(t)
	return pointer.Implements(reflect.TypeFor[json.Unmarshaler]())
}

// nameOf is the last two parts of a type's package and its name, such as `core/v1.PodSpec`.
func nameOf(t reflect.Type) string {
	parts := strings.Split(t.PkgPath(), "/")
	return strings.Join(parts[max(0, len(parts)-2):], "/") + "." + t.Name()
}
