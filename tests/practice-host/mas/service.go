package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// service answers discovery and introspection. Its files are read at each request, so that a test can change them.
type service struct {
	data string
	lock sync.Mutex
}

func newService(data string) http.Handler {
	s := &service{data: data}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "ok") })
	mux.HandleFunc("GET /practice", s.practice)
	mux.HandleFunc("GET /.well-known/openid-configuration", s.logged(s.discovery))
	mux.HandleFunc("POST /oauth2/introspect", s.logged(s.introspect))
	mux.HandleFunc("/", s.logged(http.NotFound))
	return mux
}

// practice hands out the settings with which `practice-host break` changes how the practice bridge behaves.
func (s *service) practice(w http.ResponseWriter, r *http.Request) {
	http.ServeFile(w, r, filepath.Join(s.data, "practice.yaml"))
}

func (s *service) discovery(w http.ResponseWriter, r *http.Request) {
	issuer := "https://auth.echo6.co/"
	base := "http://" + r.Host
	writeJSON(w, map[string]any{
		"issuer":                           issuer,
		"authorization_endpoint":           issuer + "authorize",
		"token_endpoint":                   base + "/oauth2/token",
		"jwks_uri":                         base + "/oauth2/keys.json",
		"registration_endpoint":            base + "/oauth2/registration",
		"introspection_endpoint":           base + "/oauth2/introspect",
		"revocation_endpoint":              base + "/oauth2/revoke",
		"account_management_uri":           issuer + "account/",
		"scopes_supported":                 []string{"openid", "email"},
		"response_types_supported":         []string{"code"},
		"response_modes_supported":         []string{"query", "fragment"},
		"grant_types_supported":            []string{"authorization_code", "refresh_token"},
		"code_challenge_methods_supported": []string{"S256"},
		"subject_types_supported":          []string{"public"},
	})
}

// introspect knows the tokens of tokens.json (the SHA-256 of a token, and what it stands for) and no others.
func (s *service) introspect(w http.ResponseWriter, r *http.Request) {
	known := map[string]map[string]any{}
	if data, err := os.ReadFile(filepath.Join(s.data, "tokens.json")); err == nil {
		_ = json.Unmarshal(data, &known)
	}
	if answer, ok := known[digest(r.PostFormValue("token"))]; ok {
		answer["active"] = true
		writeJSON(w, answer)
		return
	}
	writeJSON(w, map[string]any{"active": false})
}

func (s *service) logged(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		entry := map[string]any{
			"time":   time.Now().UTC().Format(time.RFC3339Nano),
			"method": r.Method,
			"path":   r.URL.Path,
			"agent":  r.UserAgent(),
		}
		if token := r.PostFormValue("token"); token != "" {
			entry["token_sha256"] = digest(token)[:16]
		}
		if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
			entry["bearer_sha256"] = digest(bearer)[:16]
		}
		line, _ := json.Marshal(entry)
		s.lock.Lock()
		fmt.Println(string(line))
		s.lock.Unlock()
		next(w, r)
	}
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func writeJSON(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value)
}
