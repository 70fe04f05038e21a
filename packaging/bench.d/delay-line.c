// A line of a given length between two network namespaces: packets that go into the tun device of one come out of the
// other's so much later, both ways. What netem does, where the kernel has no netem; and, since every packet passes, the
// turns on the wire are counted.
//
//   delay-line NEAR MILLISECONDS     this namespace is the far end, device `far`; NEAR is a file of the near one
//                                    (/proc/PID/ns/net), device `near`. Prints "ready" when both are there.
//
// MILLISECONDS is the round trip; half of it each way. From the first SIGUSR1 on it counts, since looking at thousands of
// connections would slow down who is measured. SIGUSR1: prints a line for each TCP connection since the last SIGUSR1,
// "PORT TURNS PACKETS BYTES" and then "end": the server's port, how often the server spoke after the client
// had (the connection's own opening is one), packets and bytes of payload of both. It is no count of what was waited
// for: a client's last word that nobody needs an answer to may be a turn, and two words of the server may take two
// round trips where Nagle's algorithm holds back the second.

#define _GNU_SOURCE

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <netinet/ip.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

typedef int64_t nanoseconds;

__attribute__((noreturn)) static void fail(const char *what) {
  fprintf(stderr, "delay-line: %s: %s\n", what, strerror(errno));
  exit(71);
}

static nanoseconds now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (nanoseconds)time.tv_sec * 1000000000 + time.tv_nsec;
}

// --- One way: what came in, in order, with the time at which it goes out ---------------------------------------------

struct packet {
  struct packet *next;
  nanoseconds due;
  size_t length;
  uint8_t bytes[];
};

struct way {
  int from, to;
  bool leads_to_server;
  struct packet *first, **end;
};

// --- Turns -----------------------------------------------------------------------------------------------------------

struct connection {
  uint32_t server, client;
  uint16_t server_port, client_port;
  bool server_spoke_last;
  unsigned turns, packets;
  size_t bytes;
};

static struct connection connections[4096];
static size_t connection_count;
static bool is_counting;

static struct connection *connection_of(struct connection key) {
  for (size_t i = connection_count; i-- > 0;) {
    struct connection *c = &connections[i];
    if (c->client_port == key.client_port && c->server == key.server && c->server_port == key.server_port) return c;
  }
  if (connection_count == sizeof connections / sizeof *connections) return NULL;
  key.server_spoke_last = true;
  connections[connection_count] = key;
  return &connections[connection_count++];
}

// Only what carries something is a word in the conversation: data, or SYN.
static void count(const uint8_t *bytes, size_t length, bool to_server) {
  const struct iphdr *ip = (const void *)bytes;
  if (length < sizeof *ip || ip->version != 4 || ip->protocol != IPPROTO_TCP) return;
  const struct tcphdr *tcp = (const void *)(bytes + ip->ihl * 4u);
  size_t headers = ip->ihl * 4u + tcp->doff * 4u;
  if (length < headers) return;
  size_t payload = length - headers;
  struct connection key = {
      .server = to_server ? ip->daddr : ip->saddr,
      .client = to_server ? ip->saddr : ip->daddr,
      .server_port = ntohs(to_server ? tcp->dest : tcp->source),
      .client_port = ntohs(to_server ? tcp->source : tcp->dest)};
  struct connection *connection = connection_of(key);
  if (!connection) return;
  connection->packets++;
  connection->bytes += payload;
  if (!payload && !tcp->syn) return;
  // A turn ends with the server's answer, so that a client's last word, which nobody waits for, is none.
  if (!to_server && !connection->server_spoke_last) connection->turns++;
  connection->server_spoke_last = !to_server;
}

static volatile sig_atomic_t report_wanted;

static void want_report(int signal) {
  (void)signal;
  report_wanted = 1;
}

static void report(void) {
  report_wanted = 0;
  for (size_t i = 0; i < connection_count; i++) {
    const struct connection *c = &connections[i];
    printf("%u %u %u %zu\n", c->server_port, c->turns, c->packets, c->bytes);
  }
  puts("end");
  fflush(stdout);
  connection_count = 0;
  is_counting = true;
}

// --- The line --------------------------------------------------------------------------------------------------------

static void take_in(struct way *way, nanoseconds delay) {
  uint8_t bytes[65536];
  ssize_t length;
  while ((length = read(way->from, bytes, sizeof bytes)) > 0) {
    if (is_counting) count(bytes, (size_t)length, way->leads_to_server);
    struct packet *packet = malloc(sizeof *packet + (size_t)length);
    if (!packet) fail("malloc");
    *packet = (struct packet){.due = now() + delay, .length = (size_t)length};
    memcpy(packet->bytes, bytes, (size_t)length);
    *way->end = packet;
    way->end = &packet->next;
  }
}

static void let_out(struct way *way) {
  while (way->first && way->first->due <= now()) {
    struct packet *packet = way->first;
    if (write(way->to, packet->bytes, packet->length) < 0 && errno == EAGAIN) return;
    way->first = packet->next;
    if (!way->first) way->end = &way->first;
    free(packet);
  }
}

static struct timespec until_due(const struct way *ways) {
  nanoseconds wait = 1000000000, present = now();
  for (int i = 0; i < 2; i++)
    if (ways[i].first && ways[i].first->due - present < wait) wait = ways[i].first->due - present;
  if (wait < 0) wait = 0;
  return (struct timespec){.tv_sec = wait / 1000000000, .tv_nsec = wait % 1000000000};
}

static int tun(const char *name) {
  struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI};
  strncpy(request.ifr_name, name, IFNAMSIZ - 1);
  int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0 || ioctl(fd, TUNSETIFF, &request) != 0) fail("/dev/net/tun");
  return fd;
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  nanoseconds delay = (nanoseconds)(atof(arguments[2]) * 1e6 / 2);
  sigset_t usual, blocked;
  sigemptyset(&usual);
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGUSR1);
  sigprocmask(SIG_BLOCK, &blocked, NULL);  // but while ppoll waits
  signal(SIGUSR1, want_report);
  prctl(PR_SET_TIMERSLACK, 1UL);
  int far = tun("far"), namespace = open(arguments[1], O_RDONLY | O_CLOEXEC);
  if (namespace < 0 || setns(namespace, CLONE_NEWNET) != 0) fail(arguments[1]);
  int near = tun("near");
  puts("ready");
  fflush(stdout);

  struct way ways[2] = {{.from = near, .to = far, .leads_to_server = true}, {.from = far, .to = near}};
  for (int i = 0; i < 2; i++) ways[i].end = &ways[i].first;
  while (true) {
    struct pollfd sources[2] = {{.fd = near, .events = POLLIN}, {.fd = far, .events = POLLIN}};
    struct timespec wait = until_due(ways);
    ppoll(sources, 2, &wait, &usual);
    if (report_wanted) report();
    for (int i = 0; i < 2; i++) take_in(&ways[i], delay);
    for (int i = 0; i < 2; i++) let_out(&ways[i]);
  }
}
