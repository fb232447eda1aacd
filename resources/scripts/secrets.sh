# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# The one reader of secrets out of files, and the one way in which they are sent.

# bk_secret KEY FILE: the value of KEY in a YAML file that somebody else may write. There must be exactly one line for it, and nothing in it but
# letters of tokens: two lines, a quote, a blank or a line break would be handed to another program. 1 when there is no such value.
bk_secret() { bk_read "$2" | bk_one_value "$1" '[A-Za-z0-9._~+/=-]+'; }

# bk_uri_password ROLE FILE: of "uri: postgres://ROLE:PASSWORD@…", in the same way.
bk_uri_password() {
    bk_uri=$(bk_read "$2" | bk_one_value uri 'postgres(ql)?://[A-Za-z0-9_]+:[A-Za-z0-9._~-]+@[A-Za-z0-9._:/?=&-]+') || return
    case $bk_uri in *"://$1:"*) ;; *) return 1 ;; esac
    bk_uri=${bk_uri#*"://$1:"}
    printf '%s\n' "${bk_uri%%@*}"
}

# bk_one_value KEY LETTERS <a YAML file
bk_one_value() {
    BK_KEY=$1 BK_LETTERS=$2 awk '
        BEGIN { key = ENVIRON["BK_KEY"]; letters = "^(" ENVIRON["BK_LETTERS"] ")$" }
        {
            line = $0
            sub(/^[ \t]*/, "", line)
            if (index(line, key ":") != 1) next
            found++
            value = substr(line, length(key) + 2)
            gsub(/^[ \t]+|[ \t\r]+$/, "", value)
            if (value ~ /^".*"$/ || value ~ /^\047.*\047$/) value = substr(value, 2, length(value) - 2)
        }
        END { if (found != 1 || length(value) < 8 || length(value) > 512 || value !~ letters) exit 1; print value }
    '
}

# bk_file_secret FILE: a secret in a file of its own, in a place of root's; empty when it is not one.
bk_file_secret() { sed -n '1p' "$1" 2>/dev/null | grep -E '^[A-Za-z0-9._~+/=-]{8,512}$'; }

# bk_request METHOD URL TOKEN BODY [curl's own options…]: one HTTP exchange. The token is a header that comes by standard input; no file
# of options is read, no other protocol is spoken, no redirect followed, no proxy asked.
bk_request() {
    bk_method=$1 bk_url=$2 bk_bearer=$3 bk_body=$4
    shift 4
    case $bk_bearer in *[!A-Za-z0-9._~+/=-]*) bk_say "A token with letters that none has was not sent."; return 2 ;; esac
    {
        [ -z "$bk_bearer" ] || printf 'Authorization: Bearer %s\n' "$bk_bearer"
        printf 'Content-Type: application/json\n'
    } | curl -q -s -g --noproxy '*' --proto =http,https -m "${BK_HTTP_LIMIT:-20}" -X "$bk_method" -H @- ${bk_body:+--data-raw "$bk_body"} "$@" --url "$bk_url"
}

# One HTTP exchange, in full: sections KEY.code, KEY.body and KEY.exchange (as `curl -v` prints it), of at most 4 MiB.
# bk_http KEY METHOD URL TOKEN BODY
bk_http() {
    exchange=$BK/scripts/.exchange
    (ulimit -f 8192; bk_request "$2" "$3" "$4" "$5" -v -o "$exchange.body" -w '%{http_code}') >"$exchange.code" 2>"$exchange.log"
    curl_status=$?
    answered() { cat "$1"; return "$2"; }
    section "$1.code" answered "$exchange.code" "$curl_status"
    section "$1.body" head -c 65536 "$exchange.body"
    section "$1.exchange" head -c 65536 "$exchange.log"
    rm -f "$exchange.body" "$exchange.code" "$exchange.log"
}

# Whether URL answers at all: bk_answers URL SECONDS
bk_answers() { BK_HTTP_LIMIT=$2 bk_request GET "$1" "" "" -f -o /dev/null; }

# bk_as_bridge METHOD TOKEN PATH [BODY]: a request to Synapse's client API.
bk_as_bridge() { BK_HTTP_LIMIT=10 bk_request "$1" "$BK_SYNAPSE_URL/_matrix/client/v3/$3" "$2" "${4:-}"; }

# bk_ask_bridge SECRET METHOD URL: a request to the bridge's provisioning API.
bk_ask_bridge() { BK_HTTP_LIMIT=15 bk_request "$2" "$3" "$1" ""; }
