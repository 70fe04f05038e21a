#!/bin/sh
# An idle run as a careful shell script does it, with ssh, openssl and curl: hosts and rules are asked at the same time.
# It keeps no state, and counts words where others read JSON.
#
#   script.sh RULE=HOST[,HOST…] …      with ENDPOINT, API_KEY, SECRET_KEY, SSH_PORT, SSH_USER, SSH_KEY, KNOWN_HOSTS and,
#                                      for https, CA_FILE in the environment
set -eu
threshold_out=3
threshold_in=1

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# Where hundreds of hosts share two processors with this script, ten seconds are too short for it.
load() {
  ssh -F none -i "$SSH_KEY" -p "$SSH_PORT" -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes \
    -o UserKnownHostsFile="$KNOWN_HOSTS" -o GlobalKnownHostsFile=none -o ConnectTimeout=60 \
    "$SSH_USER@$1" cat /proc/loadavg
}

members() {
  expires=$(date -u -d '10 minutes' +%Y-%m-%dT%H%%3A%M%%3A%S%%2B0000)
  query="apiKey=$API_KEY&command=listLoadBalancerRuleInstances&expires=$expires&id=$1&response=json&signatureVersion=3"
  signature=$(printf %s "$query" | tr '[:upper:]' '[:lower:]' | openssl dgst -sha1 -hmac "$SECRET_KEY" -binary |
    openssl base64 | sed 's/+/%2B/g; s,/,%2F,g; s/=/%3D/g')
  curl -sS --max-time 30 ${CA_FILE:+--cacert "$CA_FILE"} "$ENDPOINT?$query&signature=$signature"
}

report() {
  now=$(date '+%Y-%m-%d %H:%M:%S')
  echo "$now *** scale $1 check ***"
  printf '%s la_threshold_%-3s : %s\n' "$now" "$1" "$2"
  echo "$now now_la           : $3"
  echo "$now now_vm_count     : $4"
}

# Everything of one group, in files named by its rule.
run() {
  rule=${1%%=*}
  hosts=$(echo "${1#*=}" | tr , ' ')
  waiting=
  for host in $hosts; do
    load "$host" >"$dir/$rule-$host" &
    waiting="$waiting $!"
  done
  members "$rule" >"$dir/$rule-members"
  for reading in $waiting; do wait "$reading"; done
  grep -q listloadbalancerruleinstancesresponse "$dir/$rule-members"
  count=$(grep -o '"state":"Running"' "$dir/$rule-members" | wc -l)
  average=$(cd "$dir" && for host in $hosts; do cat "$rule-$host"; done | awk '{ sum += $1 } END { print sum / NR }')
  report out $threshold_out "$average" "$count"
  report in $threshold_in "$average" "$count"
}

if [ $# -eq 1 ]; then
  run "$1"
  exit
fi
running=
for group in "$@"; do
  run "$group" >"$dir/${group%%=*}" &
  running="$running $!"
done
for pid in $running; do wait "$pid"; done
for group in "$@"; do cat "$dir/${group%%=*}"; done
