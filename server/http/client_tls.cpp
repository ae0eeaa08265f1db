// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/client_tls.hpp"

#include <csignal>

#include <boost/asio/ip/address.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

namespace pult::http {

void ClientTls::Free::operator()(ssl_ctx_st* context) const {
    SSL_CTX_free(context);
}

ClientTls::~ClientTls() = default;

Result<std::unique_ptr<ClientTls>> ClientTls::make(const std::string& authorities) {
    // OpenSSL writes with write(2): a peer that has gone must not end the process.
    std::signal(SIGPIPE, SIG_IGN);
    auto tls = std::make_unique<ClientTls>();
    tls->m_context.reset(SSL_CTX_new(TLS_client_method()));
    SSL_CTX* const context = tls->m_context.get();
    if (!context)
        return fail(Errc::unavailable, "no memory for TLS");
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(context,
                     SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_default_verify_paths(context);
    const bool read = authorities.empty() || SSL_CTX_load_verify_file(context, authorities.c_str()) == 1;
    ERR_clear_error();
    if (!read)
        return fail(Errc::invalid, "can't read the certificates of " + authorities);
    return tls;
}

ssl_st* ClientTls::newSession(Socket& socket, const std::string& host) const {
    static constexpr unsigned char kHttp11[] = "\x08http/1.1";
    std::unique_ptr<SSL, decltype(&SSL_free)> session(SSL_new(m_context.get()), SSL_free);
    if (!session || SSL_set_fd(session.get(), socket.native_handle()) != 1)
        return nullptr;
    boost::system::error_code isName;
    boost::asio::ip::make_address(host, isName);
    // A number has no server name to be sent (RFC 6066, 3), and stands in the certificate as an address.
    SSL_set_hostflags(session.get(), X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    const bool bound = isName ? SSL_set_tlsext_host_name(session.get(), host.c_str()) == 1 &&
                                    SSL_set1_host(session.get(), host.c_str()) == 1
                              : X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session.get()), host.c_str()) == 1;
    if (!bound || SSL_set_alpn_protos(session.get(), kHttp11, sizeof kHttp11 - 1) != 0)
        return nullptr;
    SSL_set_connect_state(session.get());
    return session.release();
}

std::string ClientTls::complaint(const ssl_st* session) {
    const long verdict = SSL_get_verify_result(session);
    return verdict == X509_V_OK ? std::string() : X509_verify_cert_error_string(verdict);
}

} // namespace pult::http
