// A web server for the scenarios: it says which revision answered, holds requests open, and keeps the events it gets.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

type event struct {
	Path       string            `json:"path"`
	Attributes map[string]string `json:"attributes"`
	Data       string            `json:"data"`
}

var (
	inFlight, mostInFlight atomic.Int64

	mutex  sync.Mutex
	events = []event{}
)

func main() {
	stopped := make(chan os.Signal, 1)
	signal.Notify(stopped, syscall.SIGTERM)
	go func() {
		<-stopped
		os.Exit(0)
	}()
	http.HandleFunc("/", counted(answer))
	http.HandleFunc("/events", listEvents)
	http.HandleFunc("/fetch", fetch)
	http.HandleFunc("/ready", func(http.ResponseWriter, *http.Request) {})
	http.HandleFunc("/most-in-flight", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, mostInFlight.Load())
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	fmt.Println(http.ListenAndServe(":"+port, nil))
	os.Exit(1)
}

// answer says $ANSWER and the name of the pod, after ?ms=… milliseconds. An event (it has a Ce-Type) is kept instead.
func answer(w http.ResponseWriter, r *http.Request) {
	if wait, err := strconv.Atoi(r.URL.Query().Get("ms")); err == nil {
		time.Sleep(time.Duration(wait) * time.Millisecond)
	}
	if r.Header.Get("Ce-Type") != "" {
		take(w, r)
		return
	}
	host, _ := os.Hostname()
	fmt.Fprintf(w, "%s %s", os.Getenv("ANSWER"), host)
}

// take keeps an event. It is refused with the status ?refuse=…, the first ?times=… times if that is given, and answered
// by one of the type ?reply=… whose data is that of the event and the path that it came to.
func take(w http.ResponseWriter, r *http.Request) {
	got, attempt := keep(r)
	query := r.URL.Query()
	status, err := strconv.Atoi(query.Get("refuse"))
	times, limited := strconv.Atoi(query.Get("times"))
	if err == nil && (limited != nil || attempt <= times) {
		w.WriteHeader(status)
		return
	}
	reply := query.Get("reply")
	if reply == "" {
		w.WriteHeader(http.StatusAccepted)
		return
	}
	w.Header().Set("Ce-Specversion", "1.0")
	w.Header().Set("Ce-Id", got.Attributes["id"]+"-reply")
	w.Header().Set("Ce-Source", "/server")
	w.Header().Set("Ce-Type", reply)
	w.Header().Set("Content-Type", "text/plain")
	fmt.Fprint(w, got.Data+" "+got.Path)
}

// keep remembers an event and says how often it has come to its path.
func keep(r *http.Request) (event, int) {
	body, _ := io.ReadAll(r.Body)
	attributes := map[string]string{}
	for name := range r.Header {
		if attribute, found := strings.CutPrefix(strings.ToLower(name), "ce-"); found {
			attributes[attribute] = r.Header.Get(name)
		}
	}
	got := event{r.URL.Path, attributes, string(body)}
	mutex.Lock()
	defer mutex.Unlock()
	events = append(events, got)
	times := 0
	for _, kept := range events {
		if kept.Path == got.Path && kept.Attributes["id"] == got.Attributes["id"] {
			times++
		}
	}
	return got, times
}

func listEvents(w http.ResponseWriter, _ *http.Request) {
	mutex.Lock()
	defer mutex.Unlock()
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(events)
}

// fetch passes a request on to ?url=…, so that it comes from inside the cluster.
func fetch(w http.ResponseWriter, r *http.Request) {
	to, err := url.Parse(r.URL.Query().Get("url"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	proxy := httputil.ReverseProxy{Rewrite: func(p *httputil.ProxyRequest) {
		p.Out.URL, p.Out.Host = to, to.Host
	}}
	proxy.ServeHTTP(w, r)
}

func counted(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		now := inFlight.Add(1)
		defer inFlight.Add(-1)
		for {
			most := mostInFlight.Load()
			if now <= most || mostInFlight.CompareAndSwap(most, now) {
				break
			}
		}
		next(w, r)
	}
}
