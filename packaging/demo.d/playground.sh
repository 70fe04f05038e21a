# shellcheck shell=sh disable=SC2154
# A cloud and a server to watch on this machine's loopback, for the scripts that read this file. Everything is in the folder
# $dir, which they name, and ends with end_playground.

# Waits up to $1 seconds for a command to succeed.
wait_for() {
  seconds=$1
  shift
  deadline=$(($(date +%s) + seconds))
  until "$@"; do
    [ "$(date +%s)" -lt "$deadline" ] || { echo "$0: waited $seconds seconds in vain for: $*" >&2; exit 1; }
    sleep 0.1
  done
}

until_true() { wait_for 10 "$@"; }

# Says what the server's load is.
load() { echo "$1 $1 $1 1/100 4711" >"$dir/loadavg"; }

# An sshd with throwaway keys, which prints that load whatever it is asked; its port is then $port.
start_server() {
  # Debian's own sshd makes it as well. It stays, since another script's sshd may be at work by now.
  [ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
  ssh-keygen -q -t ed25519 -N '' -f "$dir/host_key"
  ssh-keygen -q -t ed25519 -N '' -f "$dir/id_ed25519"
  cp "$dir/id_ed25519.pub" "$dir/authorized_keys"
  load 2.00
  cat >"$dir/sshd_config" <<EOF
ListenAddress 127.0.0.1
HostKey "$dir/host_key"
PidFile "$dir/sshd.pid"
AuthorizedKeysFile "$dir/authorized_keys"
ForceCommand cat '$dir/loadavg'
PermitRootLogin yes
StrictModes no
UsePAM no
EOF
  until listens_at "$(shuf -n 1 -i 20000-32767)"; do :; done
  until_true test -s "$dir/sshd.pid"
  ssh-keyscan -p "$port" 127.0.0.1 2>/dev/null >"$dir/known_hosts"
}

# Starts it; fails where somebody else has that port.
listens_at() {
  port=$1
  rm -f "$dir/sshd.log"
  /usr/sbin/sshd -f "$dir/sshd_config" -p "$port" -E "$dir/sshd.log"
  until_true grep -qsE 'Server listening|Cannot bind' "$dir/sshd.log"
  grep -q 'Server listening' "$dir/sshd.log"
}

# The simulator at $1, with one zone and one rule, which has $2 members, web-1 and so on; deployments take $3 seconds.
start_cloud() {
  "$1" --flavour 3.0 --catalogue small --integer-ids --members "$2" --boot-time "$3" >"$dir/cloud" &
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
  rm -rf "$dir"
}
