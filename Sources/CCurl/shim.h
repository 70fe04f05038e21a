// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call: one typed function for each kind of
// argument stands in for them. Options that Swift must not name itself, since whether they are there depends on
// libcurl's version, have a function each, and so have macros. Nothing else belongs here.
#pragma once
#include <curl/curl.h>

typedef size_t (*cronscale_data_callback)(char *data, size_t size, size_t count, void *context);

static inline CURLcode cronscale_setopt_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode cronscale_setopt_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode cronscale_setopt_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode cronscale_setopt_headers(CURL *handle, struct curl_slist *value) {
  return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, value);
}

static inline CURLcode cronscale_setopt_data_callback(CURL *handle, CURLoption option, cronscale_data_callback value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode cronscale_setopt_progress_callback(CURL *handle, curl_xferinfo_callback value) {
  return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, value);
}

static inline CURLcode cronscale_getinfo_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode cronscale_getinfo_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode cronscale_getinfo_text(CURL *handle, CURLINFO info, const char **value) {
  return curl_easy_getinfo(handle, info, value);
}

// Text since 7.85.0, a bit mask before, deprecated since: http and https only, libcurl would read file:// as well.
static inline CURLcode cronscale_restrict_protocols(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  return curl_easy_setopt(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

// A name's lookup cannot be stopped; without this, since 7.87.0, libcurl waits for it though the time has run out.
static inline CURLcode cronscale_abandon_lookups(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075700
  return curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
#else
  (void)handle;
  return CURLE_OK;
#endif
}

// CURLOPT_CAINFO_BLOB copies the bytes; since 7.77.0.
static inline CURLcode cronscale_trust_bytes(CURL *handle, const void *bytes, size_t count) {
#if LIBCURL_VERSION_NUM >= 0x074d00
  struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
  return curl_easy_setopt(handle, CURLOPT_CAINFO_BLOB, &blob);
#else
  (void)handle, (void)bytes, (void)count;
  return CURLE_NOT_BUILT_IN;
#endif
}

// CURLVERSION_NOW, which the structure is asked for by, is a macro; NULL where libcurl was built without a bundle.
static inline const char *cronscale_built_in_authorities(void) {
  return curl_version_info(CURLVERSION_NOW)->cainfo;
}
