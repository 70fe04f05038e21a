# shellcheck shell=sh disable=SC2154
# A cloud and a server to watch on this machine's loopback, for the scripts that read this file. Everything is in the folder
# $dir, which they name, and ends with end_playground.

playground_made_run_sshd=

# Waits up to ten seconds for a command to succeed.
until_true() {
  tries=100
  until "$@"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || { echo "$0: gave up waiting for: $*" >&2; exit 1; }
    sleep 0.1
  done
}

# Says what the server's load is.
load() { echo "$1 $1 $1 1/100 4711" >"$dir/loadavg"; }

# An sshd with throwaway keys, which prints that load whatever it is asked; its port is then $port.
start_server() {
  if [ "$(id -u)" -eq 0 ] && [ ! -d /run/sshd ]; then mkdir /run/sshd && playground_made_run_sshd=yes; fi
  ssh-keygen -q -t ed25519 -N '' -f "$dir/host_key"
  ssh-keygen -q -t ed25519 -N '' -f "$dir/id_ed25519"
  cp "$dir/id_ed25519.pub" "$dir/authorized_keys"
  load 2.00
  port=$((20000 + $$ % 20000))
  while ssh-keyscan -T 1 -p "$port" 127.0.0.1 2>/dev/null | grep -q .; do port=$((port + 1)); done
  cat >"$dir/sshd_config" <<EOF
Port $port
ListenAddress 127.0.0.1
HostKey $dir/host_key
PidFile $dir/sshd.pid
AuthorizedKeysFile $dir/authorized_keys
ForceCommand cat $dir/loadavg
PermitRootLogin yes
StrictModes no
UsePAM no
EOF
  /usr/sbin/sshd -f "$dir/sshd_config" -E "$dir/sshd.log"
  until_true test -s "$dir/sshd.pid"
  ssh-keyscan -p "$port" 127.0.0.1 2>/dev/null >"$dir/known_hosts"
}

# The simulator at $1, with one zone, one rule and one member, web-1; deployments take three seconds.
start_cloud() {
  "$1" --flavour 3.0 --catalogue small --integer-ids --members 1 --boot-time 3 >"$dir/cloud" &
  echo $! >"$dir/cloud.pid"
  until_true grep -q '^ready=yes' "$dir/cloud"
}

# What the simulator said of itself: url, api_key, zoneid, …
cloud() { sed -n "s/^$1=//p" "$dir/cloud"; }

# Prints an rc file of a group of 2 to 4 servers: one more above a load of 3, one less below 1. The folder $1 is where the
# key and known_hosts are, for those who read it.
rc_file() {
  cat <<EOF
[account]
host = $(cloud url)
api_key = $(cloud api_key)
secret_key = $(cloud secret_key)

[monitoring]
host = 127.0.0.1
port = $port
vm = web-1
user = $(id -un)
private_key_path = $1/id_ed25519
known_hosts = $1/known_hosts

[launch_config]
serviceofferingid = $(cloud serviceofferingid)
templateid = $(cloud templateid)
zoneid = $(cloud zoneid)

[scaling]
name = web
min_size = 2
max_size = 4
load_balancer = $(cloud load_balancer)
job_poll = 1

[scaling_policy_out]
threshold = 3
cooldown = 0

[scaling_policy_in]
threshold = 1
cooldown = 0
drain = 2
EOF
}

end_playground() {
  for pid in "$dir"/*.pid; do [ -f "$pid" ] && kill "$(cat "$pid")" 2>/dev/null; done
  wait 2>/dev/null || :
  [ -z "$playground_made_run_sshd" ] || rmdir /run/sshd 2>/dev/null || :
  rm -rf "$dir"
}
