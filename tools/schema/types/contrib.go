package main

import (
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	eventingduckv1 "knative.dev/eventing/pkg/apis/duck/v1"
	duckv1 "knative.dev/pkg/apis/duck/v1"
	duckv1alpha1 "knative.dev/pkg/apis/duck/v1alpha1"
)

// The modules of these sources aren't published, so what their CRDs leave open is declared here.

type secretValue struct {
	SecretKeyRef *corev1.SecretKeySelector `json:"secretKeyRef"`
}

type gitBinding struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata"`
	Spec              gitBindingSpec `json:"spec"`
}

type gitBindingSpec struct {
	duckv1alpha1.BindingSpec `json:",inline"`
	AccessToken              secretValue `json:"accessToken"`
}

type cephSource struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata"`
	Spec              cephSourceSpec `json:"spec"`
}

type cephSourceSpec struct {
	duckv1.SourceSpec  `json:",inline"`
	ServiceAccountName string `json:"serviceAccountName"`
	Port               string `json:"port"`
}

// kafkaChannel has only those fields that its CRD leaves open.
type kafkaChannel struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata"`
	Spec              eventingduckv1.ChannelableSpec `json:"spec"`
}
