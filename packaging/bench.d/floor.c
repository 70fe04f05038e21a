// The floor of the bench: an idle run in C, with libssh2 and libcurl and nothing between them and us. All hosts are
// read at the same time, each by a thread of its own, while the main thread asks for the members of all rules at once.
// Both checks' lines are printed. It neither reads an rc file, nor keeps state, nor parses JSON, nor looks at more than
// one kind of key: less would not be the work.
//
//   floor RULE=HOST[,HOST…] …      with ENDPOINT, API_KEY, SECRET_KEY, SSH_PORT, SSH_USER, SSH_KEY, KNOWN_HOSTS and,
//                                  for https, CA_FILE in the environment

#define _GNU_SOURCE  // asprintf

#include <arpa/inet.h>
#include <ctype.h>
#include <curl/curl.h>
#include <errno.h>
#include <libssh2.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const double threshold_out = 3, threshold_in = 1;

struct host {
  const char *address;
  pthread_t thread;
  double load;
};

struct group {
  const char *rule;
  struct host *hosts;
  size_t host_count;
  CURL *request;
  char *answer;
  size_t answer_length;
};

__attribute__((noreturn)) static void fail(const char *where, const char *why) {
  fprintf(stderr, "floor: %s: %s\n", where, why);
  exit(69);
}

static const char *setting(const char *name) {
  const char *value = getenv(name);
  if (!value) fail(name, "not in the environment");
  return value;
}

// --- The load, over SSH ----------------------------------------------------------------------------------------------

static char *known_hosts;  // the whole file, read once

// sshd has Nagle's algorithm on until the command starts, so each answer in two packets waits for our acknowledgement,
// which Linux delays by 40 ms unless told otherwise again and again.
static ssize_t receive_and_acknowledge(libssh2_socket_t fd, void *buffer, size_t length, int flags, void **abstract) {
  (void)abstract;
  ssize_t count = recv(fd, buffer, length, flags);
  if (count < 0) return -errno;
  setsockopt(fd, IPPROTO_TCP, TCP_QUICKACK, &(int){1}, sizeof(int));
  return count;
}

static int connected(const char *address) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(setting("SSH_PORT")))};
  if (inet_pton(AF_INET, address, &peer.sin_addr) != 1) fail(address, "no address");
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
  if (connect(fd, (struct sockaddr *)&peer, sizeof peer) != 0) fail(address, strerror(errno));
  return fd;
}

// The host's line of known_hosts must hold exactly the key that the host has shown.
static void believe(LIBSSH2_SESSION *session, const char *address) {
  size_t length;
  int type;
  const char *key = libssh2_session_hostkey(session, &length, &type);
  unsigned char text[4 * length / 3 + 5];
  EVP_EncodeBlock(text, (const unsigned char *)key, (int)length);
  char *line;
  if (asprintf(&line, "[%s]:%s ssh-ed25519 %s\n", address, setting("SSH_PORT"), text) < 0) fail(address, "no memory");
  if (!strstr(known_hosts, line)) fail(address, "its host key is not known");
  free(line);
}

static void *read_load(void *argument) {
  struct host *host = argument;
  const char *user = setting("SSH_USER"), *command = "cat /proc/loadavg";
  int fd = connected(host->address);
  LIBSSH2_SESSION *session = libssh2_session_init();
  libssh2_session_callback_set(session, LIBSSH2_CALLBACK_RECV, (void *)receive_and_acknowledge);
  libssh2_session_set_timeout(session, 10 * 1000);
  libssh2_session_method_pref(session, LIBSSH2_METHOD_HOSTKEY, "ssh-ed25519");
  if (libssh2_session_handshake(session, fd) != 0) fail(host->address, "no handshake");
  believe(session, host->address);
  if (libssh2_userauth_publickey_fromfile_ex(session, user, (unsigned)strlen(user), NULL, setting("SSH_KEY"), ""))
    fail(host->address, "no login");
  LIBSSH2_CHANNEL *channel = libssh2_channel_open_session(session);
  if (!channel || libssh2_channel_exec(channel, command) != 0) fail(host->address, "no command");

  char text[256];
  size_t length = 0;
  ssize_t count;
  const size_t room = sizeof text - 1;
  while (length < room && (count = libssh2_channel_read(channel, text + length, room - length)) > 0)
    length += (size_t)count;
  text[length] = 0;
  if (sscanf(text, "%lf", &host->load) != 1) fail(host->address, "no load");
  close(fd);  // nobody waits for a clean end
  return NULL;
}

// --- The members, over the signed API --------------------------------------------------------------------------------

// HMAC-SHA1 of the query in lower case; the caller frees what comes back.
static char *signed_url(const char *rule) {
  char expires[64], *query, *lower, *url;
  time_t end = time(NULL) + 600;
  strftime(expires, sizeof expires, "%Y-%m-%dT%H%%3A%M%%3A%S%%2B0000", gmtime(&end));
  // Sorted by name, as it is signed; the bench's keys and ids need no encoding.
  if (asprintf(&query,
          "apiKey=%s&command=listLoadBalancerRuleInstances&expires=%s&id=%s&response=json&signatureVersion=3",
          setting("API_KEY"), expires, rule) < 0) fail(rule, "no memory");
  if (!(lower = strdup(query))) fail(rule, "no memory");
  for (char *c = lower; *c; c++) *c = (char)tolower((unsigned char)*c);

  const char *secret = setting("SECRET_KEY");
  unsigned char digest[EVP_MAX_MD_SIZE], base64[EVP_MAX_MD_SIZE * 2];
  unsigned digest_length;
  HMAC(EVP_sha1(), secret, (int)strlen(secret), (unsigned char *)lower, strlen(lower), digest, &digest_length);
  EVP_EncodeBlock(base64, digest, (int)digest_length);
  char *signature = curl_easy_escape(NULL, (char *)base64, 0);
  if (asprintf(&url, "%s?%s&signature=%s", setting("ENDPOINT"), query, signature) < 0) fail(rule, "no memory");
  curl_free(signature);
  free(lower);
  free(query);
  return url;
}

static size_t append(char *bytes, size_t size, size_t count, void *target) {
  struct group *group = target;
  char *grown = realloc(group->answer, group->answer_length + size * count + 1);
  if (!grown) return 0;
  memcpy(grown + group->answer_length, bytes, size * count);
  group->answer = grown;
  group->answer_length += size * count;
  grown[group->answer_length] = 0;
  return size * count;
}

static void ask_for_members(struct group *group, CURLM *all) {
  char *url = signed_url(group->rule);
  group->request = curl_easy_init();
  curl_easy_setopt(group->request, CURLOPT_URL, url);
  curl_easy_setopt(group->request, CURLOPT_TIMEOUT, 30L);
  curl_easy_setopt(group->request, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(group->request, CURLOPT_WRITEDATA, group);
  curl_easy_setopt(group->request, CURLOPT_CAINFO, getenv("CA_FILE"));
  curl_multi_add_handle(all, group->request);
  free(url);
}

static void wait_for_answers(CURLM *all) {
  int running;
  do {
    curl_multi_perform(all, &running);
    if (running) curl_multi_poll(all, NULL, 0, 1000, NULL);
  } while (running);
  CURLMsg *message;
  while ((message = curl_multi_info_read(all, &(int){0})))
    if (message->data.result != CURLE_OK) fail("API", curl_easy_strerror(message->data.result));
}

static unsigned running_members(const struct group *group) {
  static const char word[] = "\"state\":\"Running\"";
  unsigned count = 0;
  if (!group->answer || !strstr(group->answer, "\"listloadbalancerruleinstancesresponse\"") ||
      strstr(group->answer, "\"errorcode\"")) fail(group->rule, group->answer ? group->answer : "no answer");
  for (const char *at = group->answer; (at = strstr(at, word)); at += sizeof word - 1) count++;
  return count;
}

// --- Both checks -----------------------------------------------------------------------------------------------------

static double average_load(const struct group *group) {
  double sum = 0;
  for (size_t i = 0; i < group->host_count; i++) sum += group->hosts[i].load;
  return sum / (double)group->host_count;
}

static void report(const struct group *group, const char *direction, double threshold) {
  char now[32];
  time_t seconds = time(NULL);
  strftime(now, sizeof now, "%F %T", localtime(&seconds));
  printf("%s *** scale %s check ***\n", now, direction);
  printf("%s la_threshold_%-3s : %g\n", now, direction, threshold);
  printf("%s now_la           : %g\n", now, average_load(group));
  printf("%s now_vm_count     : %u\n", now, running_members(group));
}

// --- Reading the settings --------------------------------------------------------------------------------------------

static char *contents(const char *path) {
  FILE *file = fopen(path, "r");
  char *text = NULL;
  size_t size = 0;
  if (!file || getdelim(&text, &size, 0, file) < 0) fail(path, "cannot be read");
  fclose(file);
  return text;
}

// "RULE=HOST,HOST": the text is cut up where it is.
static struct group parsed(char *text) {
  struct group group = {.rule = strsep(&text, "=")};
  if (!text) fail(group.rule, "RULE=HOST,HOST… expected");
  group.host_count = 1;
  for (const char *c = text; *c; c++) group.host_count += *c == ',';
  group.hosts = calloc(group.host_count, sizeof *group.hosts);
  if (!group.hosts) fail(group.rule, "no memory");
  for (size_t i = 0; i < group.host_count; i++) group.hosts[i].address = strsep(&text, ",");
  return group;
}

int main(int count, char **arguments) {
  size_t group_count = (size_t)count - 1;
  if (group_count == 0) return 64;  // as far as the bench's start-up line wants it
  struct group *groups = calloc(group_count, sizeof *groups);
  known_hosts = contents(setting("KNOWN_HOSTS"));
  for (size_t i = 0; i < group_count; i++) groups[i] = parsed(arguments[i + 1]);

  // The hosts first: they take longest.
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 256 * 1024);
  libssh2_init(0);
  for (struct group *group = groups; group < groups + group_count; group++)
    for (struct host *host = group->hosts; host < group->hosts + group->host_count; host++)
      if (pthread_create(&host->thread, &small, read_load, host)) fail(host->address, "no thread");

  curl_global_init(CURL_GLOBAL_DEFAULT);
  CURLM *all = curl_multi_init();
  for (size_t i = 0; i < group_count; i++) ask_for_members(&groups[i], all);
  wait_for_answers(all);

  for (struct group *group = groups; group < groups + group_count; group++)
    for (struct host *host = group->hosts; host < group->hosts + group->host_count; host++)
      pthread_join(host->thread, NULL);
  for (size_t i = 0; i < group_count; i++) {
    report(&groups[i], "out", threshold_out);
    report(&groups[i], "in", threshold_in);
  }
  return fflush(stdout) == 0 ? 0 : 74;
}
