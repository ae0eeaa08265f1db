// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/addresses.hpp"

#include <set>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace pult::app {

namespace asio = boost::asio;

Result<std::vector<Endpoint>> resolve(const std::string& listen) {
    const auto wanted = parseEndpoint(listen);
    if (!wanted)
        return wanted.error();
    boost::system::error_code error;
    const auto numeric = asio::ip::make_address(wanted->host, error);
    if (!error)
        return std::vector<Endpoint>{{numeric.to_string(), wanted->port}};
    asio::io_context io;
    asio::ip::tcp::resolver resolver(io);
    const auto found = resolver.resolve(wanted->host, std::to_string(wanted->port), error);
    if (error || found.empty())
        return fail(Errc::invalid, "server.listen = \"" + listen + "\": the host can't be found");
    // A free port is chosen once, so that all addresses of a name would share it: take the first alone.
    std::set<std::string> addresses;
    for (const auto& entry : found)
        addresses.insert(entry.endpoint().address().to_string());
    std::vector<Endpoint> endpoints;
    for (const auto& address : addresses)
        if (wanted->port != 0 || endpoints.empty())
            endpoints.push_back({address, wanted->port});
    return endpoints;
}

std::string textOf(const Endpoint& endpoint) {
    const bool isV6 = endpoint.host.find(':') != std::string::npos;
    return (isV6 ? "[" + endpoint.host + "]" : endpoint.host) + ":" + std::to_string(endpoint.port);
}

} // namespace pult::app
