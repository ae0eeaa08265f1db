// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/config.hpp"

#include <charconv>
#include <filesystem>

#include <boost/asio/ip/address.hpp>

namespace pult::app {

namespace {

bool isLoopback(const std::string& host) {
    if (host == "localhost")
        return true;
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(host, error);
    return !error && address.is_loopback();
}

} // namespace

std::string Config::keyPath() const {
    if (!keyFile.empty())
        return keyFile;
    auto folder = std::filesystem::path(dataDir).lexically_normal();
    if (!folder.has_filename())
        folder = folder.parent_path();
    return folder.string() + ".key";
}

Result<Endpoint> parseEndpoint(const std::string& text) {
    const auto colon = text.rfind(':');
    const auto wrong = fail(Errc::invalid, "HOST:PORT, for example 127.0.0.1:8080 or [::1]:8080");
    if (colon == std::string::npos || colon == 0)
        return wrong;
    Endpoint endpoint;
    endpoint.host = text.substr(0, colon);
    if (endpoint.host.front() == '[' && endpoint.host.back() == ']')
        endpoint.host = endpoint.host.substr(1, endpoint.host.size() - 2);
    else if (endpoint.host.find(':') != std::string::npos)
        return wrong;
    const char* last = text.data() + text.size();
    const auto parsed = std::from_chars(text.data() + colon + 1, last, endpoint.port);
    if (endpoint.host.empty() || parsed.ec != std::errc{} || parsed.ptr != last)
        return wrong;
    return endpoint;
}

Result<void> checkTogether(const Config& config) {
    const auto endpoint = parseEndpoint(config.listen);
    if (!endpoint)
        return fail(Errc::invalid, "server.listen = \"" + config.listen + "\": expected " + endpoint.error().detail);
    if (config.tlsCertificate.empty() != config.tlsKey.empty())
        return fail(Errc::invalid, "tls.certificate and tls.key belong together: set both or neither");
    if (!isLoopback(endpoint->host) && !config.hasTls() && !config.behindProxy)
        return fail(Errc::invalid, "server.listen = \"" + config.listen +
                                       "\" is reachable from outside and would be unencrypted: set tls.certificate "
                                       "and tls.key, or say --behind-proxy when a proxy in front speaks TLS");
    return {};
}

} // namespace pult::app
