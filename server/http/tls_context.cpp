// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/tls_context.hpp"

#include <csignal>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/stat.h>

namespace pult::http {

namespace {

// Mozilla's "intermediate" configuration, server side TLS guidelines 5.7.
constexpr char kCiphers[] = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
                            "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
                            "DHE-RSA-AES128-GCM-SHA256:DHE-RSA-AES256-GCM-SHA384:DHE-RSA-CHACHA20-POLY1305";
constexpr char kSuites[] = "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";
constexpr char kCurves[] = "X25519:prime256v1:secp384r1";

Error opensslError(const std::string& what) {
    char text[256] = "no reason given";
    if (const unsigned long code = ERR_peek_last_error())
        ERR_error_string_n(code, text, sizeof text);
    ERR_clear_error();
    return fail(Errc::invalid, what + ": " + text);
}

int chooseProtocol(SSL*, const unsigned char** out, unsigned char* outSize, const unsigned char* offered,
                   unsigned int offeredSize, void*) {
    static constexpr unsigned char kHttp11[] = "\x08http/1.1";
    if (SSL_select_next_proto(const_cast<unsigned char**>(out), outSize, kHttp11, sizeof kHttp11 - 1, offered,
                              offeredSize) == OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_OK;
    return SSL_TLSEXT_ERR_ALERT_FATAL;
}

Time expiryOf(ssl_ctx_st* context) {
    const X509* certificate = SSL_CTX_get0_certificate(context);
    std::tm broken{};
    if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &broken) != 1)
        return {};
    return Time{std::chrono::seconds{timegm(&broken)}};
}

} // namespace

void TlsContext::Free::operator()(ssl_ctx_st* context) const {
    SSL_CTX_free(context);
}

TlsContext::~TlsContext() = default;

Result<std::unique_ptr<TlsContext>> TlsContext::load(Files files) {
    // OpenSSL writes with write(2): a peer that has gone must not end the process.
    std::signal(SIGPIPE, SIG_IGN);
    std::unique_ptr<TlsContext> tls(new TlsContext(std::move(files)));
    if (auto loaded = tls->reload(); !loaded)
        return loaded.error();
    return tls;
}

Result<void> TlsContext::reload() {
    m_state = stateOf(m_files);
    auto fresh = make(m_files);
    if (!fresh)
        return fresh.error();
    m_context = std::move(*fresh);
    m_expiresAt = expiryOf(m_context.get());
    return {};
}

Result<TlsContext::Context> TlsContext::make(const Files& files) {
    Context context(SSL_CTX_new(TLS_server_method()));
    SSL_CTX* const ctx = context.get();
    if (!ctx)
        return opensslError("TLS");
    SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
    SSL_CTX_set_options(ctx, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    // An idle session keeps no record buffers; a retried write may come from another address.
    SSL_CTX_set_mode(ctx,
                     SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_dh_auto(ctx, 1);
    SSL_CTX_set_alpn_select_cb(ctx, chooseProtocol, nullptr);
    if (SSL_CTX_set_cipher_list(ctx, kCiphers) != 1 || SSL_CTX_set_ciphersuites(ctx, kSuites) != 1 ||
        SSL_CTX_set1_groups_list(ctx, kCurves) != 1)
        return opensslError("TLS ciphers");
    if (SSL_CTX_use_certificate_chain_file(ctx, files.certificate.c_str()) != 1)
        return opensslError("certificate " + files.certificate);
    if (SSL_CTX_use_PrivateKey_file(ctx, files.key.c_str(), SSL_FILETYPE_PEM) != 1)
        return opensslError("key " + files.key);
    if (SSL_CTX_check_private_key(ctx) != 1)
        return opensslError("the key doesn't belong to the certificate");
    return context;
}

std::vector<std::int64_t> TlsContext::stateOf(const Files& files) {
    std::vector<std::int64_t> state;
    for (const std::string* path : {&files.certificate, &files.key}) {
        struct stat status {};
        if (::stat(path->c_str(), &status) != 0)
            status = {};
        state.push_back(static_cast<std::int64_t>(status.st_ino));
        state.push_back(status.st_size);
        state.push_back(status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec);
    }
    return state;
}

bool TlsContext::filesChanged() const {
    return stateOf(m_files) != m_state;
}

ssl_st* TlsContext::newSession(Socket& socket) const {
    SSL* const ssl = SSL_new(m_context.get());
    if (ssl && SSL_set_fd(ssl, socket.native_handle()) != 1) {
        SSL_free(ssl);
        return nullptr;
    }
    if (ssl)
        SSL_set_accept_state(ssl);
    return ssl;
}

} // namespace pult::http
