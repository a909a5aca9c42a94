package main

// open takes any value.
var open = node{"x-kubernetes-preserve-unknown-fields": true}

// podTemplate takes any object and, if it has a pod template, checks that: so does the webhook of Triggers.
var podTemplate = node{
	"type": "object",
	"properties": node{
		"apiVersion": node{"type": "string"},
		"kind":       node{"type": "string"},
		"metadata":   "~meta/v1.ObjectMeta",
		"spec":       "~duck/v1.WithPodSpec",
	},
	"x-kubernetes-preserve-unknown-fields": true,
}

// customTypes says what the types take that decode themselves.
var customTypes = map[string]any{
	"api/resource.Quantity":                     node{"x-kubernetes-int-or-string": true, "format": "quantity"},
	"util/intstr.IntOrString":                   node{"x-kubernetes-int-or-string": true},
	"meta/v1.Time":                              node{"type": "string", "format": "date-time"},
	"meta/v1.Duration":                          node{"type": "string", "format": "go-duration"},
	"meta/v1.FieldsV1":                          open,
	"pkg/apis.URL":                              node{"type": "string"},
	"pkg/apis.VolatileTime":                     node{"type": "string", "format": "date-time"},
	"pkg/runtime.RawExtension":                  open,
	"apiextensions/v1.JSON":                     open,
	"pipeline/v1.ParamValue":                    open,
	"pipeline/v1beta1.ParamValue":               open,
	"v1/types.ParamValue":                       open,
	"triggers/v1alpha1.TriggerResourceTemplate": open,
	"triggers/v1alpha1.CustomResource":          podTemplate,
	"triggers/v1beta1.CustomResource":           podTemplate,
	"triggers/v1beta1.TriggerResourceTemplate":  open,
}
