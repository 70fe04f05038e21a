# shellcheck shell=sh disable=SC2154
# A Debian 12 without Swift, for the scripts that try the package in one: packaging/SCRIPT [DEB [SIMULATOR]], which set
# $deb and $simulator to the absolute paths of these, or to nothing, go to the top of the clone, read this file and begin.
# Everything is in the folder $dir then, and the Debian in $root.

say() { printf '== %s\n' "$*"; }
wrong() { echo "$name: $*" >&2; exit 1; }

# Has the script $1 go on as the first process of namespaces of its own, which take along whatever it starts and mounts,
# and $dir, which is memory: so nothing is left, even where it is killed. What was not given is built before that.
begin() {
  name=$1
  if [ "$(id -u)" -ne 0 ]; then
    echo "$name: it needs root, for chroot and namespaces" >&2
    exit 77
  fi
  packaging/install-packages debootstrap openssh-client openssh-server curl jq >&2
  [ -n "$deb" ] || deb=$(packaging/deb)
  [ -n "$simulator" ] || simulator=$(packaging/release cloud-simulator)/cloud-simulator
  if [ $$ -ne 1 ]; then
    # unshare takes no SIGTERM. So it is this shell's child, not its successor, and dies of this shell's end.
    setpriv --pdeathsig KILL \
      unshare --mount --pid --fork --kill-child --mount-proc "$name" "$deb" "$simulator" || exit
    exit 0
  fi
  trap 'exit 130' INT TERM
  dir=$PWD/.build/check root=$PWD/.build/check/root
  mkdir -p "$dir"
  mount -t tmpfs -o mode=755 cronscale-check "$dir"
}

# Makes $root. The bare Debian is kept for a week in .build, where deleting it does no harm; who comes while another makes
# it waits.
fresh_root() {
  base=.build/debian-12.tar
  mkdir "$root"
  exec 9>"$base.lock"
  flock 9
  if [ -n "$(find .build -maxdepth 1 -name "${base#.build/}" -mtime -7)" ]; then
    tar -C "$root" -xf "$base"
  else
    # shellcheck disable=SC2016
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep '/debian/$' | sort -u | head -n 1)
    debootstrap --variant=minbase bookworm "$root" ${mirror:+"$mirror"} >"$dir/log" 2>&1 ||
      { tail -n 20 "$dir/log" >&2; wrong "there is no Debian to be had"; }
    tar -C "$root" -cf "$base.new" .
    mv "$base.new" "$base"
  fi
  exec 9>&-
  mount -t proc proc "$root/proc"
  cp /etc/resolv.conf "$root/etc/"
  apt update
}

inside() {
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

apt() { inside apt-get -qq -y --no-install-recommends "$@" >"$dir/log" 2>&1 || { cat "$dir/log" >&2; wrong "apt-get $*"; }; }

# Puts the package in, with what it depends on; it stays as /tmp/cronscale.deb.
install_deb() {
  cp "$deb" "$root/tmp/cronscale.deb"
  apt install /tmp/cronscale.deb
}

# Does the administrator's part for the group web, which is what the playground has: its rc file and what that one names.
add_group() {
  rc_file /etc/cronscale >"$root/etc/cronscale/groups/web.rc"
  cp "$dir/id_ed25519" "$dir/known_hosts" "$root/etc/cronscale/"
  chmod 600 "$root/etc/cronscale/groups/web.rc" "$root/etc/cronscale/id_ed25519"
  inside chown cronscale: /etc/cronscale/groups/web.rc /etc/cronscale/id_ed25519 /etc/cronscale/known_hosts
}
