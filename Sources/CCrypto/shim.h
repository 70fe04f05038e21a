// HMAC for the API's signatures and base64, both from the libcrypto that libcurl and libssh2 load anyway.
#pragma once
#include <openssl/evp.h>
#include <openssl/hmac.h>
