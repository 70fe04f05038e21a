# Each minute a run of every group in /etc/cronscale/groups (all *.rc there). To begin: have a group checked,
#
#   sudo -u cronscale cronscale init --output /etc/cronscale/groups/web.rc
#
# and take the # from the last line. It stands back while one of systemd's cronscale@GROUP.timer is active: use the one or
# the other. A run by hand is the same user's: sudo -u cronscale cronscale -c /etc/cronscale/groups --dry-run

#* * * * * cronscale [ ! -x /usr/bin/cronscale ] || systemctl --quiet is-active 'cronscale@*.timer' 2>/dev/null || /usr/bin/cronscale -c /etc/cronscale/groups >>/var/log/cronscale/cronscale.log 2>&1
