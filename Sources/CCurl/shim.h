// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call: one typed function for each kind of
// argument stands in for them. Nothing else belongs here.
#pragma once
#include <curl/curl.h>

static inline CURLcode cronscale_setopt_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}
